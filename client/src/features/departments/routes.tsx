import type { RouteObject } from 'react-router';

const department = async () => ({ Component: (await import('./DepartmentPage')).DepartmentPage });

export const routes: RouteObject[] = [
  { path: 'admin/departments', lazy: async () => ({ Component: (await import('./DepartmentsPage')).DepartmentsPage }) },
  { path: 'admin/departments/new', lazy: department },
  { path: 'admin/departments/:id', lazy: department },
];
