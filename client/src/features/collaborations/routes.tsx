import type { RouteObject } from 'react-router';

export const routes: RouteObject[] = [
  { path: 'collaborations', lazy: async () => ({ Component: (await import('./CollaborationsPage')).CollaborationsPage }) },
  { path: 'collaborations/new', lazy: async () => ({ Component: (await import('./NewCollaborationPage')).NewCollaborationPage }) },
  { path: 'collaborations/:id', lazy: async () => ({ Component: (await import('./CollaborationPage')).CollaborationPage }) },
  { path: 'collaborations/:id/brief', lazy: async () => ({ Component: (await import('./BriefPage')).BriefPage }) },
  { path: 'collaborations/:id/kickoff', lazy: async () => ({ Component: (await import('./KickoffPage')).KickoffPage }) },
  { path: 'collaborations/:id/timeline', lazy: async () => ({ Component: (await import('./TimelinePage')).TimelinePage }) },
];
