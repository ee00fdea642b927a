import { demoStart, network, ok, renderSignedIn } from '@testing';
import { screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import type { Member } from './api';
import { MemberPage } from './MemberPage';
import { NewMemberPage } from './NewMemberPage';

const sales = { id: 'sales', name: '销售部' };
const meng: Member = {
  id: 'meng',
  version: 1,
  name: '孟夏',
  email: 'meng@demo.example',
  title: '',
  department: sales,
  roles: ['member'],
  active: true,
  leftAt: null,
  invitedUntil: '2024-10-18T02:00:00Z',
  resetUntil: null,
  createdAt: demoStart,
  updatedAt: demoStart,
  allowed: ['edit', 'invite', 'deactivate'],
};
const department = {
  ...sales,
  head: null,
  sponsor: null,
  parent: null,
  memberCount: 3,
  calendarId: null,
  version: 4,
  createdAt: demoStart,
  updatedAt: demoStart,
  allowed: [],
};

test('who is added gets a link, which is shown once to hand it over', async () => {
  network.on('get', '/api/v1/departments', { items: [department], nextCursor: null });
  network.onReply('post', '/api/v1/members', () => ok({ member: meng, token: 'secret', expiresAt: '2024-10-18T02:00:00Z' }, 201));
  const { user } = await renderSignedIn(<NewMemberPage />, { session: { roles: ['administrator'] } });
  await user.type(screen.getByLabelText('Name'), '孟夏');
  await user.type(screen.getByLabelText('E-mail'), 'meng@demo.example');
  await user.click(screen.getByRole('combobox', { name: 'Department' }));
  await user.click(await screen.findByTitle('销售部'));
  await user.click(screen.getByRole('button', { name: /^Add and make the link/ }));

  expect(await screen.findByLabelText('Invitation link')).toHaveValue(`${window.location.origin}/invitation#token=secret`);
  await user.click(screen.getByRole('button', { name: 'Copy the link' }));
  expect(await navigator.clipboard.readText()).toBe(`${window.location.origin}/invitation#token=secret`);
  expect(network.sent('post', '/api/v1/members')).toEqual([
    { name: '孟夏', email: 'meng@demo.example', departmentId: 'sales', title: '', administrator: false },
  ]);
});

test('a lost password gets a new link', async () => {
  network.on('get', '/api/v1/departments', { items: [department], nextCursor: null });
  network.on('get', '/api/v1/members/{id}', meng);
  network.on('get', '/api/v1/members/{id}/sessions', { items: [] });
  network.onReply('post', '/api/v1/members/{id}/invitation', () =>
    ok({ member: { ...meng, version: 2 }, token: 'newer', expiresAt: '2024-10-18T02:00:00Z' }),
  );
  const { user } = await renderSignedIn(<MemberPage />, {
    session: { roles: ['administrator'] },
    path: '/admin/members/meng',
    routes: [{ path: '/admin/members/:id', element: <MemberPage /> }],
  });
  await user.click(await screen.findByRole('button', { name: 'Make a new link' }));
  expect(await screen.findByLabelText('Invitation link')).toHaveValue(`${window.location.origin}/invitation#token=newer`);
});
