import { chenLi, demoStart, me, network, ok, q4, renderSignedIn } from '@testing';
import { screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import type { Held, Leaving, Member } from './api';
import { LeavingPage } from './LeavingPage';

const sales = { id: 'sales', name: '销售部' };
const held = (over: Partial<Held>): Held => ({
  kind: 'deadline',
  id: 'd1',
  title: '海报模板',
  collaboration: q4,
  department: sales,
  dueAt: '2024-10-14T01:00:00Z',
  deadline: 'resourceReply',
  roles: [],
  mayBeVacant: false,
  ...over,
});
const leaving: Leaving = {
  id: chenLi.id,
  version: 4,
  member: chenLi,
  items: [
    held({ kind: 'head', id: 'sales', title: '销售部', collaboration: null, dueAt: null, deadline: null, mayBeVacant: true }),
    held({}),
  ],
  complete: true,
};
const gone: Member = {
  id: chenLi.id,
  version: 5,
  name: chenLi.name,
  email: 'sales.head@demo.example',
  title: '',
  department: sales,
  roles: ['member'],
  active: false,
  leftAt: demoStart,
  invitedUntil: null,
  resetUntil: null,
  createdAt: demoStart,
  updatedAt: demoStart,
  allowed: ['reactivate'],
};

test('what is open is shown first; somebody follows in all, nobody heads the department for now, and what he cannot follow in is said there', async () => {
  network.on('get', '/api/v1/members/{id}/deactivation', leaving);
  network.on('get', '/api/v1/members', { items: [{ ...gone, ...me, active: true, leftAt: null, allowed: [] }], nextCursor: null });
  network.onReply('post', '/api/v1/members/{id}/deactivation', () => ok(gone));
  const { user } = await renderSignedIn(<LeavingPage />, {
    path: `/admin/members/${chenLi.id}/leaving`,
    routes: [
      { path: '/admin/members/:id/leaving', element: <LeavingPage /> },
      { path: '/admin/members', element: <p>The members</p> },
    ],
  });
  expect(await screen.findByRole('heading', { level: 1, name: '陈立 leaves: 2 things need a successor' })).toBeVisible();

  await user.click(screen.getByRole('combobox', { name: /Who follows in everything/ }));
  await user.click(await screen.findByTitle(me.name));
  const heads = screen.getByRole('list', { name: 'Head of departments' });
  await user.click(within(heads).getByRole('checkbox', { name: 'Nobody for now' }));
  await user.click(screen.getByRole('button', { name: /陈立 has left: hand over/ }));

  expect(await screen.findByText('The members')).toBeVisible();
  await waitFor(() =>
    expect(network.sent('post', '/api/v1/members/{id}/deactivation')).toEqual([
      { successorId: me.id, items: [{ kind: 'head', id: 'sales', successorId: null }] },
    ]),
  );
});
