import type { RouteObject } from 'react-router';

export const routes: RouteObject[] = [
  { path: 'calendar/:year', lazy: async () => ({ Component: (await import('./CalendarPage')).CalendarPage }) },
  { path: 'calendar/:year/edit', lazy: async () => ({ Component: (await import('./EditPage')).EditPage }) },
];
