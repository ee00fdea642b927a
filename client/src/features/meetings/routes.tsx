import type { RouteObject } from 'react-router';

export const routes: RouteObject[] = [
  { path: 'meetings/new', lazy: async () => ({ Component: (await import('./NewMeetingPage')).NewMeetingPage }) },
  { path: 'meetings/:id', lazy: async () => ({ Component: (await import('./MeetingPage')).MeetingPage }) },
];
