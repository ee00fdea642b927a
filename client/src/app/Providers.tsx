import { type QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { App as AntApp, ConfigProvider } from 'antd';
import enUS from 'antd/locale/en_US';
import zhCN from 'antd/locale/zh_CN';
import { type ReactNode, useMemo } from 'react';
import { I18nextProvider, useTranslation } from 'react-i18next';
import { i18n } from '../i18n';
import { cspNonce } from './csp';
import { themeFor, useAppearance } from './theme';

const nonce = cspNonce();
const csp = nonce ? { nonce } : undefined;

function Look({ children }: { children: ReactNode }) {
  const { i18n: texts } = useTranslation();
  const { dark, contrast, still, coarse } = useAppearance();
  const theme = useMemo(() => themeFor({ dark, contrast, still, coarse }), [dark, contrast, still, coarse]);
  return (
    <ConfigProvider
      theme={theme}
      locale={texts.language === 'zh-CN' ? zhCN : enUS}
      csp={csp}
      button={{ autoInsertSpace: false }}
      form={{ requiredMark: false }}
    >
      <AntApp component={false}>{children}</AntApp>
    </ConfigProvider>
  );
}

/** Everything a page needs around it: server data, texts, look. Also the render helper of the tests. */
export function Providers({ queryClient, children }: { queryClient: QueryClient; children: ReactNode }) {
  return (
    <QueryClientProvider client={queryClient}>
      <I18nextProvider i18n={i18n}>
        <Look>{children}</Look>
      </I18nextProvider>
    </QueryClientProvider>
  );
}
