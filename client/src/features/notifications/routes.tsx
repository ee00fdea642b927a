import type { RouteObject } from 'react-router';

export const routes: RouteObject[] = [
  { path: 'notifications', lazy: async () => ({ Component: (await import('./NotificationsPage')).NotificationsPage }) },
  { path: 'notifications/:id', lazy: async () => ({ Component: (await import('./DigestPage')).DigestPage }) },
];
