import type { RouteObject } from 'react-router';

export const routes: RouteObject[] = [
  { path: 'admin/members', lazy: async () => ({ Component: (await import('./MembersPage')).MembersPage }) },
  { path: 'admin/members/new', lazy: async () => ({ Component: (await import('./NewMemberPage')).NewMemberPage }) },
  { path: 'admin/members/import', lazy: async () => ({ Component: (await import('./ImportPage')).ImportPage }) },
  { path: 'admin/members/:id', lazy: async () => ({ Component: (await import('./MemberPage')).MemberPage }) },
  { path: 'admin/members/:id/leaving', lazy: async () => ({ Component: (await import('./LeavingPage')).LeavingPage }) },
];
