import type { RouteObject } from 'react-router';

export const doors: RouteObject[] = [
  { path: '/sign-in/return', lazy: async () => ({ Component: (await import('./ReturnPage')).ReturnPage }) },
];
