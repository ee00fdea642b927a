import type { RouteObject } from 'react-router';

export const routes: RouteObject[] = [
  { path: 'collaborations/:id/progress/:week?', lazy: async () => ({ Component: (await import('./ProgressPage')).ProgressPage }) },
];
