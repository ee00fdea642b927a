import type { RouteObject } from 'react-router';

export const routes: RouteObject[] = [
  { path: 'collaborations/:id/acceptance', lazy: async () => ({ Component: (await import('./AcceptancePage')).AcceptancePage }) },
];
