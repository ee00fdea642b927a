import { chenLi, demoStart, linSu, me, network, ok, renderSignedIn } from '@testing';
import { screen, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { AbsencePage } from './AbsencePage';
import type { Delegation } from './api';

const absence = (over: Partial<Delegation> = {}): Delegation => ({
  id: 'a1',
  version: 1,
  member: me,
  deputy: chenLi,
  firstDay: '2024-12-03',
  lastDay: '2024-12-10',
  startsAt: '2024-12-02T16:00:00Z',
  endsAt: '2024-12-10T16:00:00Z',
  state: 'planned',
  reason: '年假',
  arrangedBy: me,
  createdAt: demoStart,
  updatedAt: demoStart,
  allowed: ['end'],
  ...over,
});

/** The lists of the page, by what they ask for. */
function play(own: Delegation[], others: Delegation[] = []) {
  network.onReply('get', '/api/v1/delegations', ({ url }) => {
    const query = new URL(url, 'http://localhost').searchParams;
    return ok({ items: query.has('memberId') ? own : query.has('deputyId') ? others : [...own, ...others], nextCursor: null });
  });
}

test('says who stands in, plans an absence with a deputy, and calls it off', async () => {
  play([]);
  network.on('get', '/api/v1/members', { items: [], nextCursor: null });
  network.onReply('post', '/api/v1/delegations', () => {
    play([absence()]);
    return ok(absence());
  });
  const { user } = await renderSignedIn(<AbsencePage />);
  expect(await screen.findByRole('heading', { level: 1, name: 'You are not away; no absence is planned' })).toBeVisible();

  await user.click(screen.getByRole('button', { name: 'Plan an absence' }));
  await user.type(screen.getByRole('textbox', { name: 'Reason (optional)' }), '年假');
  await user.click(screen.getByRole('button', { name: /Plan it/ }));

  expect(await screen.findByText(/陈立 stands in and is told/)).toBeVisible();
  expect(network.sent('post', '/api/v1/delegations')).toEqual([
    { memberId: me.id, firstDay: '2024-10-11', lastDay: '2024-10-11', deputyId: null, reason: '年假' },
  ]);
  expect(await screen.findByRole('heading', { level: 1, name: /陈立 will stand in for you/ })).toBeVisible();

  network.onReply('post', '/api/v1/delegations/{id}/end', () => {
    play([]);
    return ok(absence({ state: 'over', allowed: [], version: 2 }));
  });
  const mine = screen.getByRole('list', { name: 'My absences' });
  await user.click(within(mine).getByRole('button', { name: /Call it off/ }));
  await user.click(within(mine).getByRole('button', { name: 'End the absence' }));
  expect(await screen.findByText(/Ended: .* is reached directly again/)).toBeVisible();
});

test('shows for whom the reader stands in, without a way to end what is not his', async () => {
  play([], [absence({ id: 'a2', member: linSu, deputy: me, state: 'inEffect', allowed: [] })]);
  await renderSignedIn(<AbsencePage />);
  const list = await screen.findByRole('list', { name: 'For whom I stand in' });
  expect(list).toHaveTextContent(linSu.name);
  expect(within(list).queryByRole('button')).not.toBeInTheDocument();
});
