import type { RouteObject } from 'react-router';

export const routes: RouteObject[] = [
  { path: 'deadlines', lazy: async () => ({ Component: (await import('./DeadlinesPage')).DeadlinesPage }) },
  { path: 'deadlines/:id', lazy: async () => ({ Component: (await import('./DeadlinePage')).DeadlinePage }) },
  { path: 'admin/unattended', lazy: async () => ({ Component: (await import('./UnattendedPage')).UnattendedPage }) },
  { path: 'deadlines/:id/certificate', lazy: async () => ({ Component: (await import('./CertificatePage')).CertificatePage }) },
];
