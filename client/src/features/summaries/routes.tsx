import type { RouteObject } from 'react-router';

export const routes: RouteObject[] = [
  { path: 'collaborations/:id/summary', lazy: async () => ({ Component: (await import('./SummaryPage')).SummaryPage }) },
];
