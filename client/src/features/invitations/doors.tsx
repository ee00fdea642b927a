import type { RouteObject } from 'react-router';

export const doors: RouteObject[] = [
  { path: '/invitation', lazy: async () => ({ Component: (await import('./InvitationPage')).InvitationPage }) },
];
