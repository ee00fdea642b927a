import type { RouteObject } from 'react-router';

export const routes: RouteObject[] = [
  { path: 'admin/outages', lazy: async () => ({ Component: (await import('./OutagesPage')).OutagesPage }) },
  { path: 'admin/outages/:id', lazy: async () => ({ Component: (await import('./OutagePage')).OutagePage }) },
];
