import type { RouteObject } from 'react-router';

export const doors: RouteObject[] = [{ path: '/setup', lazy: async () => ({ Component: (await import('./SetupPage')).SetupPage }) }];
