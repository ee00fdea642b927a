import { network, renderSignedIn } from '@testing';
import { screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import type { Retrospective } from './api';
import { RetrospectivePage } from './RetrospectivePage';

const id = '0192f000-0000-7000-8000-0000000000e1';
const due: Retrospective = {
  id,
  version: 1,
  state: 'due',
  heldAt: null,
  wentWell: [],
  didNotGoWell: [],
  causes: [],
  improvements: [],
  deadline: null,
  createdAt: '2024-10-10T02:00:00Z',
  updatedAt: '2024-10-10T02:00:00Z',
  allowed: ['hold'],
};

async function open(it: Retrospective) {
  network.onReply(
    'get',
    '/api/v1/collaborations/{id}',
    () => new Response(JSON.stringify({ id, title: 'Q3 displays', leadDepartment: { id: 'd', name: 'Sales' } })),
  );
  network.on('get', '/api/v1/collaborations/{id}/retrospective', it);
  const path = '/collaborations/:id/retrospective';
  return renderSignedIn(<RetrospectivePage />, { path: path.replace(':id', id), routes: [{ path, element: <RetrospectivePage /> }] });
}

test('what was written is recorded without the lines left empty, and read afterwards', async () => {
  const { user } = await open(due);
  await user.type(await screen.findByRole('textbox', { name: 'Went well, line 1' }), 'Data came on day 3');
  await user.click(screen.getByRole('button', { name: 'Went well: add a line' }));
  const held: Retrospective = {
    ...due,
    version: 2,
    state: 'held',
    heldAt: '2024-10-11T02:00:00Z',
    wentWell: ['Data came on day 3'],
    allowed: [],
  };
  network.on('post', '/api/v1/collaborations/{id}/retrospective', held);
  network.on('get', '/api/v1/collaborations/{id}/retrospective', held);
  await user.click(screen.getByRole('button', { name: /^Save the retrospective/ }));

  expect(await screen.findByRole('heading', { level: 1, name: 'Held, with 0 improvements' })).toBeVisible();
  expect(screen.getByText('Data came on day 3')).toBeVisible();
  expect(network.sent('post', '/api/v1/collaborations/{id}/retrospective')).toMatchObject([
    { wentWell: ['Data came on day 3'], didNotGoWell: [], causes: [], improvements: [] },
  ]);
});

test('who may not record it reads whom it waits for', async () => {
  await open({ ...due, allowed: [] });
  expect(await screen.findByText('Sales records the retrospective.')).toBeVisible();
  expect(screen.queryByRole('textbox')).toBeNull();
});
