import type { RouteObject } from 'react-router';

export const routes: RouteObject[] = [
  { path: 'security', lazy: async () => ({ Component: (await import('./SecurityPage')).SecurityPage }) },
  { path: 'admin/sign-in', lazy: async () => ({ Component: (await import('./SignInSettingsPage')).SignInSettingsPage }) },
];
