import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const source = (folder: string) => fileURLToPath(new URL(`./src/${folder}`, import.meta.url));
const server = process.env.COLLAB_SERVER ?? 'http://localhost:5080';

/** Must not import vitest: the first start of the product builds with production dependencies alone. */
export default defineConfig({
  plugins: [react()],
  resolve: {
    alias: { '@app': source('app'), '@api': source('api'), '@components': source('components'), '@testing': source('testing') },
  },
  build: {
    // Nothing is inlined as a data: address, so that what a page loads is visible to the server's content policy.
    assetsInlineLimit: 0,
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            { name: 'react', test: /node_modules[\\/](react|react-dom|react-router|scheduler|@tanstack|i18next|react-i18next)[\\/]/ },
            { name: 'antd', test: /node_modules[\\/](antd|@ant-design|rc-[^\\/]+|@rc-component|dayjs)[\\/]/ },
          ],
        },
      },
    },
    chunkSizeWarningLimit: 1200,
  },
  server: {
    port: 5173,
    proxy: {
      '/api': server,
      '/swagger': server,
      '/hangfire': server,
      '/live': { target: server, ws: true },
    },
  },
});
