import type { RouteObject } from 'react-router';

export const routes: RouteObject[] = [
  { path: 'calendar', lazy: async () => ({ Component: (await import('./ThisYear')).ThisYear }) },
  { path: 'calendar/:year', lazy: async () => ({ Component: (await import('./CalendarPage')).CalendarPage }) },
  { path: 'calendar/:year/edit', lazy: async () => ({ Component: (await import('./EditPage')).EditPage }) },
  { path: 'calendar/:year/import', lazy: async () => ({ Component: (await import('./ImportPage')).ImportPage }) },
];
