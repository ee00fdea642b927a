import { aPolicy, chenLi, marketing, me, network, ok, playDuties, q4, refusal, renderSignedIn } from '@testing';
import { screen, waitFor, within } from '@testing-library/react';
import { beforeEach, expect, test } from 'vitest';
import { PoliciesPage } from './PoliciesPage';

const administrator = { session: { roles: ['administrator'] as ('administrator' | 'member')[] } };
const weekly = aPolicy({ id: 'p3', kind: 'weeklyProgress', amount: 0, unit: 'wallTime', time: '17:00' });
const acceptance = aPolicy({ id: 'p4', kind: 'acceptance', amount: 5, isProcessMinimum: false });
const effect = {
  open: 12,
  moved: 1,
  shorter: 1,
  kept: 1,
  people: 1,
  firm: 0,
  items: [
    {
      id: 'd1',
      kind: 'resourceReply' as const,
      subject: { type: 'resourceRequest' as const, id: 'r1', title: '两家新门店的陈列补贴' },
      collaboration: q4,
      owner: { department: marketing, member: me },
      from: '2024-10-14T01:00:00Z',
      to: '2024-10-12T01:00:00Z',
      kept: false,
    },
    {
      id: 'd2',
      kind: 'resourceReply' as const,
      subject: { type: 'resourceRequest' as const, id: 'r2', title: '海报模板' },
      collaboration: q4,
      owner: { department: marketing, member: chenLi },
      from: '2024-10-11T09:00:00Z',
      to: '2024-10-10T09:00:00Z',
      kept: true,
    },
  ],
};

beforeEach(() => {
  playDuties();
  network.on('get', '/api/v1/deadline-policies', { items: [aPolicy({ version: 7 }), weekly, acceptance] });
  network.on('get', '/api/v1/templates', { items: [], nextCursor: null });
});

test('everybody reads the rules in the order of the process; what it demands is marked', async () => {
  await renderSignedIn(<PoliciesPage />);
  expect(await screen.findByRole('heading', { level: 1, name: '3 kinds of deadlines, 2 of them set by the process' })).toBeVisible();
  const rows = within(screen.getByRole('table')).getAllByRole('row').slice(1);
  expect(rows.map((row) => row.querySelectorAll('td')[0]?.textContent)).toEqual(['2 workdays', 'Fridays by 17:00', '5 workdays']);
  expect(rows[0]).toHaveTextContent('set by the process: may be tightened, not relaxed');
  expect(rows[2]).not.toHaveTextContent('set by the process');
  expect(screen.queryByRole('button', { name: /Change/ })).not.toBeInTheDocument();
});

test('a change shows first what it moves and what stays, and is applied only then', async () => {
  network.on('post', '/api/v1/deadline-policies/{id}/preview', effect);
  network.onReply('put', '/api/v1/deadline-policies/{id}', () => ok({ policy: aPolicy({ version: 8, amount: 1, edition: 2 }), effect }));
  const { user } = await renderSignedIn(<PoliciesPage />, administrator);
  await user.click(await screen.findByRole('button', { name: 'Change: Resource reply' }));
  const amount = screen.getByRole('spinbutton', { name: 'Limit' });
  await user.clear(amount);
  await user.type(amount, '1');
  await user.click(screen.getByRole('button', { name: /See what changes/ }));

  expect(await screen.findByRole('heading', { name: 'If Resource reply became: 1 workday' })).toHaveFocus();
  expect(screen.getByText('Of 12 open deadlines 1 would move. Nothing is changed yet.')).toBeVisible();
  expect(network.sent('put', '/api/v1/deadline-policies/{id}')).toEqual([]);
  const moved = within(screen.getByRole('table', { name: 'Deadlines that would move' }))
    .getAllByRole('row')
    .slice(1);
  expect(moved[0]).toHaveTextContent('周岚Mon 14 Oct, 09:00Sat 12 Oct, 09:00earlier');
  expect(moved[1]).toHaveTextContent('Stays as it is');

  await user.click(screen.getByRole('button', { name: 'Apply, move 1 deadline' }));
  expect(await screen.findByText('Applied; 1 deadline moved.')).toBeVisible();
  expect(network.sent('put', '/api/v1/deadline-policies/{id}')).toEqual([
    { amount: 1, time: null, chain: ['liaison', 'head'], reminders: { percents: [50, 80], hoursBefore: 2 } },
  ]);
  expect(network.seen.find((it) => it.method === 'PUT')?.headers.get('If-Match')).toBe('"7"');
});

test('what the process forbids is said at the field, and going back keeps what was typed', async () => {
  network.onReply('post', '/api/v1/deadline-policies/{id}/preview', ({ body }) =>
    (body as { amount: number }).amount > 2
      ? refusal(422, 'deadlinePolicy.amountOutOfRange', { errors: { '$.amount': ['Between 1 and 2.'] } })
      : ok({ ...effect, moved: 0, shorter: 0, kept: 0, items: [] }),
  );
  const { user } = await renderSignedIn(<PoliciesPage />, administrator);
  await user.click(await screen.findByRole('button', { name: 'Change: Resource reply' }));
  const amount = screen.getByRole('spinbutton', { name: 'Limit' });
  await user.clear(amount);
  await user.type(amount, '3');
  await user.click(screen.getByRole('button', { name: /See what changes/ }));
  expect(await screen.findByText('Between 1 and 2.')).toBeVisible();
  await user.clear(amount);
  await user.type(amount, '1');
  await user.click(screen.getByRole('button', { name: /See what changes/ }));
  await user.click(await screen.findByRole('button', { name: 'Change it again' }));
  expect(screen.getByRole('spinbutton', { name: 'Limit' })).toHaveValue('1');
});

test('when somebody else changed the rule meanwhile, both versions are shown and mine can be applied on top', async () => {
  network.on('post', '/api/v1/deadline-policies/{id}/preview', effect);
  network.onReply('put', '/api/v1/deadline-policies/{id}', ({ headers }) =>
    headers.get('If-Match') === '"8"'
      ? ok({ policy: aPolicy({ version: 9, amount: 1 }), effect })
      : refusal(412, 'stale', { detail: 'Somebody has changed it.' }),
  );
  const { user } = await renderSignedIn(<PoliciesPage />, administrator);
  await user.click(await screen.findByRole('button', { name: 'Change: Resource reply' }));
  const amount = screen.getByRole('spinbutton', { name: 'Limit' });
  await user.clear(amount);
  await user.type(amount, '1');
  const hours = screen.getByRole('spinbutton', { name: 'And this many hours before' });
  await user.clear(hours);
  await user.type(hours, '4');
  await user.click(screen.getByRole('button', { name: /See what changes/ }));
  // They changed the hours too, and the percents, which I left alone.
  const theirs = aPolicy({ version: 8, reminders: { percents: [75], hoursBefore: 3 } });
  network.on('get', '/api/v1/deadline-policies', { items: [theirs, weekly, acceptance] });
  await user.click(await screen.findByRole('button', { name: 'Apply, move 1 deadline' }));
  await user.click(await screen.findByRole('button', { name: 'Show it as it is now' }));

  const choice = within(await screen.findByRole('group', { name: 'And this many hours before' }));
  expect(choice.getByRole('radio', { name: /3$/ })).not.toBeChecked();
  await user.click(choice.getByRole('radio', { name: /4$/ }));
  expect(within(screen.getByRole('group', { name: 'Limit' })).getByRole('radio', { name: /1$/ })).toBeChecked();
  await user.click(screen.getByRole('button', { name: 'Keep this and go on' }));
  await user.click(screen.getByRole('button', { name: /See what changes/ }));
  await user.click(await screen.findByRole('button', { name: 'Apply, move 1 deadline' }));
  expect(await screen.findByText('Applied; 1 deadline moved.')).toBeVisible();
  expect(network.sent('put', '/api/v1/deadline-policies/{id}').at(-1)).toMatchObject({
    amount: 1,
    reminders: { percents: [75], hoursBefore: 4 },
  });
});

test('what was typed survives leaving the page until it is applied', async () => {
  network.on('post', '/api/v1/deadline-policies/{id}/preview', effect);
  network.onReply('put', '/api/v1/deadline-policies/{id}', () => ok({ policy: aPolicy({ version: 8, amount: 1 }), effect }));
  const first = await renderSignedIn(<PoliciesPage />, administrator);
  await first.user.click(await screen.findByRole('button', { name: 'Change: Resource reply' }));
  await first.user.clear(screen.getByRole('spinbutton', { name: 'Limit' }));
  await first.user.type(screen.getByRole('spinbutton', { name: 'Limit' }), '1');
  await first.user.click(screen.getByRole('button', { name: /See what changes/ }));
  await screen.findByRole('button', { name: 'Apply, move 1 deadline' });
  first.unmount();
  const { user } = await renderSignedIn(<PoliciesPage />, administrator);
  await user.click(await screen.findByRole('button', { name: 'Change: Resource reply' }));
  expect(screen.getByRole('spinbutton', { name: 'Limit' })).toHaveValue('1');
  await user.click(screen.getByRole('button', { name: /See what changes/ }));
  await user.click(await screen.findByRole('button', { name: 'Apply, move 1 deadline' }));
  await screen.findByText('Applied; 1 deadline moved.');
  expect(Object.keys(localStorage).filter((key) => key.startsWith('collab.draft'))).toEqual([]);
});

test('an exception shows first what it moves, is added only then, and keeps what was typed when there is one already', async () => {
  network.on('get', '/api/v1/templates', {
    items: [{ id: 't1', name: '新品上市' } as never],
    nextCursor: null,
  });
  network.on('post', '/api/v1/deadline-policies/preview', effect);
  network.onReply('post', '/api/v1/deadline-policies', () => refusal(409, 'deadlinePolicy.exists', { detail: 'There is one already.' }));
  const { user } = await renderSignedIn(<PoliciesPage />, administrator);
  await user.click(await screen.findByRole('button', { name: 'Add exception: Resource reply' }));
  await user.click(screen.getByRole('combobox', { name: 'a template' }));
  await user.click(await screen.findByText('新品上市', { selector: '.ant-select-item-option-content' }));
  await user.clear(screen.getByRole('spinbutton', { name: 'Limit' }));
  await user.type(screen.getByRole('spinbutton', { name: 'Limit' }), '1');
  await user.click(screen.getByRole('button', { name: /See what changes/ }));
  expect(await screen.findByRole('heading', { name: 'If Resource reply became 1 workday for template “新品上市”' })).toHaveFocus();
  expect(network.sent('post', '/api/v1/deadline-policies')).toEqual([]);
  await user.click(screen.getByRole('button', { name: 'Apply, move 1 deadline' }));
  expect(await screen.findByText('There is one already.')).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'Show it as it is now' }));
  expect(screen.getByRole('spinbutton', { name: 'Limit' })).toHaveValue('1');
  network.onReply('post', '/api/v1/deadline-policies', () => ok({ policy: aPolicy({ id: 'p9', amount: 1 }), effect }));
  await user.click(screen.getByRole('button', { name: /See what changes/ }));
  await user.click(await screen.findByRole('button', { name: 'Apply, move 1 deadline' }));
  expect(await screen.findByText('Applied; 1 deadline moved.')).toBeVisible();
  const sent = network.sent('post', '/api/v1/deadline-policies');
  expect(sent.at(-1)).toMatchObject({ kind: 'resourceReply', templateId: 't1', collaborationId: null, amount: 1 });
});

test('an exception of a template stands below the rule; ending it shows first what that moves', async () => {
  const exception = aPolicy({ id: 'p9', version: 3, amount: 1, template: { id: 't1', name: '新品上市' } });
  network.on('get', '/api/v1/deadline-policies', { items: [aPolicy(), exception] });
  network.on('post', '/api/v1/deadline-policies/{id}/removal/preview', effect);
  network.on('delete', '/api/v1/deadline-policies/{id}', effect);
  const { user } = await renderSignedIn(<PoliciesPage />, administrator);
  expect(await screen.findByRole('rowheader', { name: 'Exception: template “新品上市”' })).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'End exception: Exception: template “新品上市”' }));
  expect(await screen.findByRole('heading', { name: 'If this ended: Exception: template “新品上市”' })).toHaveFocus();
  expect(screen.getByText('Of 12 open deadlines 1 would move. Nothing is changed yet.')).toBeVisible();
  expect(network.seen.some((it) => it.method === 'DELETE')).toBe(false);
  await user.click(screen.getByRole('button', { name: 'Apply, move 1 deadline' }));
  await waitFor(() => expect(network.seen.find((it) => it.method === 'DELETE')?.headers.get('If-Match')).toBe('"3"'));
  expect(await screen.findByText('Applied; 1 deadline moved.')).toBeVisible();
});
