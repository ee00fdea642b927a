import type { RouteObject } from 'react-router';

export const routes: RouteObject[] = [
  { path: 'admin/identity-provider', lazy: async () => ({ Component: (await import('./ProviderPage')).ProviderPage }) },
];
