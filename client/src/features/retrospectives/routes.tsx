import type { RouteObject } from 'react-router';

export const routes: RouteObject[] = [
  { path: 'collaborations/:id/retrospective', lazy: async () => ({ Component: (await import('./RetrospectivePage')).RetrospectivePage }) },
];
