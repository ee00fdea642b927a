import type { RouteObject } from 'react-router';

export const routes: RouteObject[] = [
  { path: 'collaborations/:id/plan', lazy: async () => ({ Component: (await import('./PlanPage')).PlanPage }) },
];
