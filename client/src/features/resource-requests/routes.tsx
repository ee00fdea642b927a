import type { RouteObject } from 'react-router';

export const routes: RouteObject[] = [
  { path: 'resource-requests/:id', lazy: async () => ({ Component: (await import('./ResourceRequestPage')).ResourceRequestPage }) },
  { path: 'collaborations/:id/resources', lazy: async () => ({ Component: (await import('./ResourcesPage')).ResourcesPage }) },
];
