import { network, playDuties, q4, me, renderSignedIn } from '@testing';
import { screen, within } from '@testing-library/react';
import { Route, Routes } from 'react-router';
import { beforeEach, expect, test } from 'vitest';
import { OutagePage } from './OutagePage';
import { OutagesPage } from './OutagesPage';

const outage = { id: 'o1', from: '2024-10-07T10:00:00Z', until: '2024-10-10T10:00:00Z', late: 2, overtaken: 1 };
const good = { clockSkewSeconds: 0, clock: 'good' as const, lastSweepAt: '2024-10-11T01:59:30Z', stuckDeadlines: 0 };

beforeEach(() => {
  playDuties();
  network.on('get', '/api/v1/system', good);
});

test('nothing happened: the page says so, and that the server is at work', async () => {
  network.on('get', '/api/v1/outages', { items: [], nextCursor: null });
  await renderSignedIn(<OutagesPage />, { session: { language: 'zh-CN' } });
  expect(await screen.findByRole('heading', { level: 1, name: '没有停机' })).toBeVisible();
  expect(screen.getByText(/还没有超过两分钟的停机/)).toBeVisible();
  expect(await screen.findByText('服务器与数据库的时钟相差 0 秒，正常')).toBeVisible();
  expect(screen.getByText('到期的时限都处理了')).toBeVisible();
});

test('clocks apart and stuck deadlines are sentences, and each outage leads to its report', async () => {
  network.on('get', '/api/v1/system', { ...good, clockSkewSeconds: 7.2, clock: 'noticed', stuckDeadlines: 1 });
  network.on('get', '/api/v1/outages', { items: [outage], nextCursor: null });
  await renderSignedIn(<OutagesPage />);
  expect(await screen.findByText(/7.2 s apart, more than 5 s/)).toBeVisible();
  expect(screen.getByText(/1 deadline has been due/)).toBeVisible();
  const list = await screen.findByRole('list', { name: 'Outages' });
  expect(within(list).getByRole('link')).toHaveAttribute('href', '/admin/outages/o1');
  expect(list).toHaveTextContent('2 things noticed late, recorded with their true times, 1 reminder overtaken and not sent');
});

test('the report says what was due when, noticed when, and what became of it', async () => {
  const step = {
    deadlineId: 'd1',
    kind: 'workItem' as const,
    subject: { type: 'workItem' as const, id: 'w1', title: '渠道铺货排期' },
    collaboration: q4,
    level: 0,
    noticedAt: '2024-10-10T10:00:01Z',
    at: '2024-10-08T07:00:00Z',
  };
  network.on('get', '/api/v1/outages/{id}', {
    ...outage,
    items: [
      { ...step, event: 'reminded', outcome: 'overtaken', recipient: null },
      { ...step, event: 'breached', at: '2024-10-08T10:00:00Z', level: 1, outcome: 'toldLate', recipient: me },
    ],
    nextCursor: null,
  });
  await renderSignedIn(
    <Routes>
      <Route path="admin/outages/:id" element={<OutagePage />} />
    </Routes>,
    { session: { language: 'zh-CN' }, path: '/admin/outages/o1' },
  );
  const rows = (await screen.findAllByRole('row')).slice(1);
  expect(rows.map((it) => it.textContent)).toEqual([
    '10月8日 周二 15:00渠道铺货排期任务完成 · 提醒 · Q4 新品推广10月10日 周四 18:00已过时，没有发',
    '10月8日 周二 18:00渠道铺货排期任务完成 · 逾期 · Q4 新品推广10月10日 周四 18:00晚了才通知周岚',
  ]);
});
