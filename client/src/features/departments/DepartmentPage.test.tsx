import { chenLi, demoStart, linSu, network, ok, refusal, renderSignedIn } from '@testing';
import { screen, waitFor } from '@testing-library/react';
import { expect, test } from 'vitest';
import type { Department } from './api';
import { DepartmentPage } from './DepartmentPage';
import { DepartmentsPage } from './DepartmentsPage';

const sales: Department = {
  id: 'sales',
  name: '销售部',
  head: null,
  sponsor: null,
  parent: null,
  memberCount: 3,
  calendarId: null,
  version: 4,
  createdAt: demoStart,
  updatedAt: demoStart,
  allowed: ['edit'],
};
const person = (who: { id: string; name: string }) => ({
  ...who,
  email: `${who.id}@demo.example`,
  title: '',
  department: { id: 'sales', name: '销售部' },
  roles: ['member' as const],
  active: true,
  leftAt: null,
  invitedUntil: null,
  resetUntil: null,
  version: 1,
  createdAt: demoStart,
  updatedAt: demoStart,
  allowed: [],
});
const pages = {
  routes: [
    { path: '/admin/departments/:id', element: <DepartmentPage /> },
    { path: '/admin/departments/new', element: <DepartmentPage /> },
    { path: '/admin/departments', element: <DepartmentsPage /> },
  ],
  session: { roles: ['administrator' as const] },
};

test('a department without a head is said and gets one', async () => {
  network.on('get', '/api/v1/departments', { items: [sales], nextCursor: null });
  network.on('get', '/api/v1/departments/{id}', sales);
  network.on('get', '/api/v1/members', { items: [person(chenLi), person(linSu)], nextCursor: null });
  network.onReply('put', '/api/v1/departments/{id}', () => ok({ ...sales, version: 5 }));
  const { user } = await renderSignedIn(<p />, { ...pages, path: '/admin/departments' });
  expect(await screen.findByText('1 department has no head; what is missed there goes to the sponsor.')).toBeVisible();
  await user.click(await screen.findByRole('link', { name: 'Edit 销售部' }));
  await user.click(await screen.findByRole('combobox', { name: 'Head' }));
  await user.click(await screen.findByTitle(chenLi.name));
  await user.click(screen.getByRole('button', { name: /^Save/ }));

  expect(await screen.findByText('销售部 is saved.')).toBeVisible();
  expect(network.sent('put', '/api/v1/departments/{id}')).toEqual([{ name: '销售部', parentId: null, headId: chenLi.id, sponsorId: null }]);
  expect(network.seen.find((it) => it.method === 'PUT')?.headers.get('If-Match')).toBe('"4"');
});

test('a name that there is already is said at the field', async () => {
  network.on('get', '/api/v1/departments', { items: [sales], nextCursor: null });
  network.on('get', '/api/v1/members', { items: [], nextCursor: null });
  network.onReply('post', '/api/v1/departments', () =>
    refusal(422, 'department.nameTaken', { errors: { '$.name': ['There is a department of that name already.'] } }),
  );
  const { user } = await renderSignedIn(<p />, { ...pages, path: '/admin/departments/new' });
  await user.type(await screen.findByLabelText('Name'), '销售部');
  await user.click(screen.getByRole('button', { name: /^Add the department/ }));
  expect(await screen.findByText('There is a department of that name already.')).toBeVisible();
  await waitFor(() => expect(screen.getByLabelText('Name')).toHaveFocus());
});
