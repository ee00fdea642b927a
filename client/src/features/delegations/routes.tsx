import type { RouteObject } from 'react-router';

export const routes: RouteObject[] = [{ path: 'absence', lazy: async () => ({ Component: (await import('./AbsencePage')).AbsencePage }) }];
