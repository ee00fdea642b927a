import { me, network, ok, playDuties, renderSignedIn } from '@testing';
import { screen, within } from '@testing-library/react';
import { beforeEach, expect, test } from 'vitest';
import { AuditPage } from './AuditPage';

const entry = {
  id: '0192f000-0000-7000-8000-000000000001',
  at: '2024-10-11T01:00:00Z',
  recordedAt: '2024-10-11T01:00:00Z',
  actor: me,
  actorFor: null,
  action: 'departmentChanged',
  collaboration: null,
  subject: { type: 'department' as const, id: 'd1', title: '新名' },
  address: '10.0.0.7',
  erasedAt: null,
  values: { changes: { name: { from: '旧名', to: '新名' } } },
};
const good = { through: 3, total: 3, sealedAt: '2024-10-11T01:00:02Z', complete: true, finding: null, unsealed: 0, oldestUnsealedAt: null };

beforeEach(() => {
  playDuties();
  network.on('get', '/api/v1/audit-entries', { items: [entry], nextCursor: null });
  network.on('get', '/api/v1/audit-entries/actions', { items: ['departmentChanged', 'somethingNew'] });
  network.on('get', '/api/v1/members', { items: [], nextCursor: null });
});

test('an entry says who, what, when and from where, and what was before', async () => {
  const { user } = await renderSignedIn(<AuditPage />);
  const list = await screen.findByRole('list', { name: 'Entries' });
  expect(list).toHaveTextContent(`${me.name} changed a department 新名`);
  expect(list).toHaveTextContent('10.0.0.7');
  await user.click(within(list).getByRole('button', { name: /Details/ }));
  expect(within(screen.getByRole('table', { name: 'Before and after' })).getByRole('row', { name: 'Name 旧名 新名' })).toBeVisible();
});

test('the check goes on until the end of the chain and says up to when all is good', async () => {
  network.onReply('post', '/api/v1/audit-entries/verify', ({ body }) =>
    ok((body as { after: number }).after === 0 ? { ...good, through: 2, complete: false } : good),
  );
  const { user } = await renderSignedIn(<AuditPage />);
  await user.click(await screen.findByRole('button', { name: 'Check the record' }));
  expect(await screen.findByText(/3 entries checked, all as they were written/)).toBeVisible();
  expect(network.sent('post', '/api/v1/audit-entries/verify')).toEqual([{ after: 0 }, { after: 2 }]);
});

test('the first link that does not hold is named', async () => {
  network.on('post', '/api/v1/audit-entries/verify', {
    ...good,
    through: 1,
    finding: { position: 2, entryId: entry.id, differs: 'text', action: 'departmentChanged', at: entry.at },
  });
  const { user } = await renderSignedIn(<AuditPage />, { session: { language: 'zh-CN' } });
  await user.click(await screen.findByRole('button', { name: '核验记录' }));
  const result = await screen.findByText(/记录在第 2 位被改动：/);
  expect(result).toHaveTextContent('标题、内容或地址与写入时不同。');
  expect(screen.getByText(/它之前的 1 条记录完好/)).toBeVisible();
});
