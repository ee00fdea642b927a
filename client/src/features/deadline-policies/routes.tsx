import type { RouteObject } from 'react-router';

export const routes: RouteObject[] = [
  { path: 'admin/deadline-policies', lazy: async () => ({ Component: (await import('./PoliciesPage')).PoliciesPage }) },
];
