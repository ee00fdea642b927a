import { network, renderSignedIn } from '@testing';
import { screen, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { AcceptancePage } from './AcceptancePage';
import type { Acceptance } from './api';

const id = '0192f000-0000-7000-8000-0000000000e1';
const goal: Acceptance['checks'][number] = {
  id: '0192f000-0000-7000-8000-0000000000f2',
  subject: { type: 'goal', id: '0192f000-0000-7000-8000-0000000000f3', title: 'Shops fitted' },
  criterion: '',
  target: { value: 20, unit: 'shops' },
  verdict: null,
  remarks: null,
  measuredValue: null,
  rework: null,
  judgedBy: null,
  judgedAt: null,
};
const design: Acceptance['checks'][number] = {
  ...goal,
  id: '0192f000-0000-7000-8000-0000000000f1',
  subject: { type: 'workItem', id: '0192f000-0000-7000-8000-0000000000f4', title: 'Shelf design' },
  criterion: 'fits all shops',
  target: null,
  verdict: 'passed',
};
const acceptance: Acceptance = {
  id,
  version: 4,
  state: 'open',
  checks: [design, goal],
  acceptedBy: null,
  acceptedAt: null,
  signedBy: null,
  signedAt: null,
  deadline: null,
  missing: [{ code: 'checksUnjudged', values: { count: 1 } }],
  createdAt: '2024-10-10T02:00:00Z',
  updatedAt: '2024-10-10T02:00:00Z',
  allowed: ['judge'],
};

async function open(it: Acceptance) {
  network.onReply('get', '/api/v1/collaborations/{id}', () => new Response(JSON.stringify({ id, title: 'Q3 displays' })));
  network.on('get', '/api/v1/collaborations/{id}/acceptance', it);
  network.on('get', '/api/v1/members', { items: [], nextCursor: null });
  const path = '/collaborations/:id/acceptance';
  return renderSignedIn(<AcceptancePage />, { path: path.replace(':id', id), routes: [{ path, element: <AcceptancePage /> }] });
}

test('a goal is judged in place, with its measured value and the version that was read', async () => {
  const { user } = await open(acceptance);
  expect(await screen.findByRole('heading', { level: 1, name: '1 of 2 judged' })).toBeVisible();
  expect(screen.getByText('1 line is not judged yet.')).toBeVisible();

  await user.click(screen.getByRole('button', { name: 'Judge “Shops fitted”' }));
  await user.type(screen.getByRole('spinbutton', { name: 'Measured value (shops), target 20' }), '19');
  await user.click(screen.getByText('With remarks'));
  await user.type(screen.getByRole('textbox', { name: 'Remarks' }), 'One shop opens later');
  const judged: Acceptance = {
    ...acceptance,
    version: 5,
    checks: [design, { ...goal, verdict: 'passedWithRemarks', measuredValue: 19 }],
    missing: [],
    allowed: ['judge', 'accept'],
  };
  network.on('put', '/api/v1/collaborations/{id}/acceptance/checks/{checkId}', judged);
  network.on('get', '/api/v1/collaborations/{id}/acceptance', judged);
  await user.click(screen.getByRole('button', { name: /^Save the verdict/ }));

  expect(await screen.findByRole('button', { name: /^Accept the results/ })).toBeVisible();
  expect(network.sent('put', '/api/v1/collaborations/{id}/acceptance/checks/{checkId}')).toEqual([
    { verdict: 'passedWithRemarks', measuredValue: 19, remarks: 'One shop opens later', rework: null },
  ]);
  expect(network.seen.find((it) => it.method === 'PUT')?.headers.get('If-Match')).toContain('4');
});

test('what failed cannot be sent without saying who does it again until when', async () => {
  const { user } = await open(acceptance);
  await user.click(await screen.findByRole('button', { name: 'Judge again “Shelf design”' }));
  await user.click(screen.getByText('Failed'));
  await user.click(screen.getByRole('button', { name: /^Save the verdict/ }));
  expect(await screen.findByText('Choose an owner')).toBeVisible();
  expect(screen.getByText('Say what is missing, and where')).toBeVisible();
  expect(network.seen.filter((it) => it.method === 'PUT')).toEqual([]);
});

test('before the last task is done it says when it begins, and offers nothing', async () => {
  await open({
    ...acceptance,
    state: 'notStarted',
    version: 0,
    checks: [],
    missing: [{ code: 'workItemsOpen', values: { count: 3 } }],
    allowed: [],
  });
  expect(await screen.findByText(/begins by itself when the last task is done/)).toHaveTextContent('3 tasks are not done yet.');
  expect(within(document.body).queryAllByRole('button')).toEqual([]);
});
