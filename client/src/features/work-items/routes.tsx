import type { RouteObject } from 'react-router';

export const routes: RouteObject[] = [
  { path: 'collaborations/:id/raci', lazy: async () => ({ Component: (await import('./RaciPage')).RaciPage }) },
  { path: 'work-items/:id', lazy: async () => ({ Component: (await import('./WorkItemPage')).WorkItemPage }) },
];
