import type { RouteObject } from 'react-router';

export const routes: RouteObject[] = [
  { path: 'work-items/:id/warn', lazy: async () => ({ Component: (await import('./WarnPage')).WarnPage }) },
  { path: 'risk-warnings/:id', lazy: async () => ({ Component: (await import('./RiskWarningPage')).RiskWarningPage }) },
];
