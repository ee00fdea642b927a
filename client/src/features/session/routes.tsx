import type { RouteObject } from 'react-router';

export const routes: RouteObject[] = [{ path: 'me', lazy: async () => ({ Component: (await import('./MePage')).MePage }) }];
