import type { RouteObject } from 'react-router';

export const routes: RouteObject[] = [
  { path: 'access-tokens', lazy: async () => ({ Component: (await import('./TokensPage')).TokensPage }) },
  { path: 'admin/members/:id/access-tokens', lazy: async () => ({ Component: (await import('./MemberTokensPage')).MemberTokensPage }) },
];
