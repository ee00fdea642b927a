import { network, renderSignedIn } from '@testing';
import { screen, waitFor } from '@testing-library/react';
import { expect, test } from 'vitest';
import type { Summary } from './api';
import { SummaryPage } from './SummaryPage';

const id = '0192f000-0000-7000-8000-0000000000e1';
const generated: Summary = {
  id,
  version: 1,
  state: 'generated',
  sections: [
    { code: 'background', title: 'Background', text: 'Twenty shops' },
    { code: 'goals', title: 'Goals', text: 'Shops: target 20' },
  ],
  filedAt: null,
  filedBy: null,
  createdAt: '2024-10-10T02:00:00Z',
  updatedAt: '2024-10-10T02:00:00Z',
  allowed: ['correct', 'file'],
};

async function open(it: Summary, allowed: string[] = []) {
  network.onReply(
    'get',
    '/api/v1/collaborations/{id}',
    () => new Response(JSON.stringify({ id, version: 9, state: 'retrospecting', title: 'Q3 displays', allowed })),
  );
  network.on('get', '/api/v1/collaborations/{id}/summary', it);
  const path = '/collaborations/:id/summary';
  return renderSignedIn(<SummaryPage />, { path: path.replace(':id', id), routes: [{ path, element: <SummaryPage /> }] });
}

test('a section is corrected in place, and only that one is sent', async () => {
  const { user } = await open(generated);
  await user.click(await screen.findByRole('button', { name: 'Correct “Goals”' }));
  const text = screen.getByRole('textbox', { name: 'Text, one line per item' });
  await user.clear(text);
  await user.type(text, 'Shops: 20 of 20');
  network.on('put', '/api/v1/collaborations/{id}/summary', {
    ...generated,
    version: 2,
    state: 'corrected',
    sections: generated.sections.map((it) => (it.code === 'goals' ? { ...it, text: 'Shops: 20 of 20' } : it)),
  });
  await user.click(screen.getByRole('button', { name: /^Save the section/ }));

  expect(await screen.findByText('Shops: 20 of 20')).toBeVisible();
  expect(screen.getByText('Twenty shops')).toBeVisible();
  expect(network.sent('put', '/api/v1/collaborations/{id}/summary')).toEqual([{ sections: [{ code: 'goals', text: 'Shops: 20 of 20' }] }]);
});

test('before the retrospective it says when the report comes', async () => {
  await open({ ...generated, version: 0, state: 'notYet', sections: [], allowed: [] });
  expect(await screen.findByText('The summary report is generated when the retrospective is recorded.')).toBeVisible();
  expect(screen.queryByRole('button', { name: 'Print' })).toBeNull();
});

test('archiving is asked once more, says that nothing changes afterwards, and names the version that was read', async () => {
  const filed: Summary = { ...generated, state: 'filed', filedAt: '2024-10-11T01:00:00Z', allowed: [] };
  const { user } = await open(filed, ['archive']);
  await user.click(await screen.findByRole('button', { name: 'Archive the collaboration' }));
  expect(network.seen.filter((it) => it.method === 'POST')).toEqual([]);
  await waitFor(() => expect(screen.getByText(/read-only afterwards/)).toBeVisible());
  const archived = { id, version: 10, state: 'archived', title: 'Q3 displays', allowed: [] };
  network.onReply('post', '/api/v1/collaborations/{id}/archive', () => new Response(JSON.stringify(archived)));
  network.onReply('get', '/api/v1/collaborations/{id}', () => new Response(JSON.stringify(archived)));
  await user.click(screen.getByRole('button', { name: 'Archive' }));

  expect(await screen.findByRole('heading', { level: 1, name: 'The summary report is filed, the collaboration archived' })).toBeVisible();
  expect(network.seen.find((it) => it.method === 'POST')?.headers.get('If-Match')).toContain('9');
});
