import type { RouteObject } from 'react-router';

export const routes: RouteObject[] = [
  { path: 'collaborations/:id/issues', lazy: async () => ({ Component: (await import('./IssuesPage')).IssuesPage }) },
  { path: 'issues/:id', lazy: async () => ({ Component: (await import('./IssuePage')).IssuePage }) },
];
