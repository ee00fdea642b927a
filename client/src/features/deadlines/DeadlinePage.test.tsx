import { aCalendar, aDeadline, aPolicy, chenLi, demoStart, linSu, me, network, ok, playDuties, refusal, renderSignedIn } from '@testing';
import { screen, waitFor, within } from '@testing-library/react';
import { Route, Routes } from 'react-router';
import { beforeEach, expect, test } from 'vitest';
import type { Explanation } from './api';
import { DeadlinePage } from './DeadlinePage';

const calendar = { id: '0192f000-0000-7000-8000-0000000000c1', name: '中国大陆' };
const chinese = { session: { language: 'zh-CN' }, path: '/deadlines/d1' } as const;
const page = (
  <Routes>
    <Route path="deadlines/:id" element={<DeadlinePage />} />
  </Routes>
);

const explained: Explanation = {
  unit: 'workdays',
  amount: 2,
  policyEdition: 1,
  startedAt: '2024-10-10T12:00:00Z',
  countsFrom: '2024-10-11T01:00:00Z',
  dueAt: '2024-10-14T01:00:00Z',
  calendar,
  calendarEdition: 1,
  calendarKnownSince: demoStart,
  provisional: false,
  pauses: [],
  remindAt: [],
  days: [
    { date: '2024-10-10', kind: 'workday', name: null, counted: null },
    { date: '2024-10-11', kind: 'workday', name: null, counted: null },
    { date: '2024-10-12', kind: 'makeUpWorkday', name: '国庆节', counted: 1 },
    { date: '2024-10-13', kind: 'dayOff', name: null, counted: null },
    { date: '2024-10-14', kind: 'workday', name: null, counted: 2 },
  ],
};

beforeEach(() => {
  playDuties();
  network.on('get', '/api/v1/deadlines/{id}', aDeadline());
  network.on('get', '/api/v1/deadlines/{id}/history', {
    items: [
      {
        at: '2024-10-10T12:00:00Z',
        recordedAt: '2024-10-10T12:00:00Z',
        event: 'opened',
        level: 0,
        dueAt: '2024-10-14T01:00:00Z',
        recipients: [],
        channel: null,
        inDigest: false,
        actor: null,
        reason: null,
        recipientFor: null,
        actorFor: null,
      },
    ],
  });
  network.on('get', '/api/v1/deadlines/{id}/explanation', explained);
  network.on('get', '/api/v1/calendars/{id}', aCalendar());
  network.on('get', '/api/v1/deadline-policies', { items: [aPolicy()] });
});

test('the debt is a sentence; below it how much working time is left', async () => {
  await renderSignedIn(page, chinese);
  await waitFor(() => expect(screen.getByRole('heading', { level: 1 })).toHaveTextContent('周岚要在 10月14日 周一 09:00 前答复销售部'));
  expect(await screen.findByText('陈立在等。按上班时间算，已过 60 分钟，还剩 17 小时。')).toBeVisible();
  expect(screen.getByRole('link', { name: '去办' })).toHaveAttribute('href', '/resource-requests/r1');
});

test('why: the evening does not count, the worked Saturday does, Sunday is skipped', async () => {
  await renderSignedIn(page, chinese);
  await screen.findByText('第 2 个工作日');
  const ends = screen.getAllByRole('listitem').flatMap((it) => it.querySelector('.ed2')?.textContent || []);
  expect(ends).toEqual(['不计', '起算', '第 1 个工作日', '不计', '第 2 个工作日']);
  expect(screen.getByText(/国庆节调休上班，算工作日/)).toBeVisible();
  expect(screen.getByText('09:00 到期')).toBeVisible();
  expect(await screen.findByText(/只能改严，不能放宽/)).toBeVisible();
});

test('what comes: who is told when nothing is done, until the chain ends', async () => {
  await renderSignedIn(page, chinese);
  await screen.findByText(/到此为止/);
  const ahead = screen.getAllByRole('listitem').filter((it) => it.className.includes('fut'));
  expect(ahead.map((it) => it.textContent)).toEqual([
    '10月14日 09:00没有办即逾期。立即通知接口人周岚',
    '10月15日 09:00通知部门负责人林溯，到此为止',
  ]);
});

test('breached: what happened is told with whom, and an answer now still counts', async () => {
  network.on(
    'get',
    '/api/v1/deadlines/{id}',
    aDeadline({
      state: 'breached',
      breachedAt: '2024-10-14T01:00:00Z',
      chain: [
        { level: 1, role: 'liaison', member: me, at: '2024-10-14T01:00:00Z', told: true, for: null },
        { level: 2, role: 'head', member: linSu, at: '2024-10-15T01:00:00Z', told: false, for: null },
      ],
    }),
  );
  network.on('get', '/api/v1/deadlines/{id}/history', {
    items: [
      {
        at: '2024-10-14T01:00:00Z',
        recordedAt: '2024-10-14T03:00:00Z',
        event: 'breached',
        level: 1,
        dueAt: '2024-10-14T01:00:00Z',
        recipients: [me],
        channel: 'inApp',
        inDigest: true,
        actor: null,
        reason: null,
        recipientFor: null,
        actorFor: null,
      },
    ],
  });
  await renderSignedIn(page, { ...chinese, now: '2024-10-14T03:00:00Z' });
  await waitFor(() =>
    expect(screen.getByRole('heading', { level: 1 })).toHaveTextContent('周岚应在 10月14日 周一 09:00 前答复销售部，已逾期'),
  );
  const breach = await screen.findByText(/逾期，通知周岚/);
  // Noticed after downtime: the due time is the true one, and the record says when it was written.
  expect(within(breach).getByText('记录于 10月14日 周一 11:00')).toBeVisible();
  expect(within(breach).getByText('（与别的一起汇总通知）')).toBeVisible();
});

test('done in time by somebody else: no button, the sentence says when', async () => {
  network.on(
    'get',
    '/api/v1/deadlines/{id}',
    aDeadline({
      state: 'met',
      metAt: '2024-10-11T01:30:00Z',
      owner: { department: { id: 'd2', name: '销售部' }, member: chenLi },
      waiting: me,
    }),
  );
  await renderSignedIn(page, chinese);
  await waitFor(() => expect(screen.getByRole('heading', { level: 1 })).toHaveTextContent('陈立在 10月11日 周五 09:30 按时答复了市场部'));
  expect(screen.queryByRole('link', { name: /去办|去看/ })).not.toBeInTheDocument();
});

test('pausing says what is left, needs a reason, and the page shows the time that rests', async () => {
  network.on('get', '/api/v1/deadlines/{id}', aDeadline({ version: 4, allowed: ['pause', 'waive'] }));
  const { user } = await renderSignedIn(page, chinese);
  expect(await screen.findByText('陈立在等。按上班时间算，已过 60 分钟，还剩 17 小时。')).toBeVisible();
  await user.click(screen.getByRole('button', { name: '暂停计时' }));
  const dialog = within(await screen.findByRole('dialog', { name: '暂停计时' }));
  await waitFor(() => expect(dialog.getByRole('textbox', { name: '原因' })).toHaveFocus());
  expect(screen.getByText('暂停后还剩 17 个工时，恢复后接着算。暂停期间不提醒，也不逾期。')).toBeVisible();
  await user.click(dialog.getByRole('button', { name: /^暂停/ }));
  expect(await screen.findByText('请写原因。')).toBeVisible();
  expect(network.sent('post', '/api/v1/deadlines/{id}/pause')).toEqual([]);

  network.onReply('post', '/api/v1/deadlines/{id}/pause', ({ headers }) =>
    headers.get('If-Match') === '"4"' ? ok(aDeadline({ version: 5, state: 'paused', allowed: ['resume'] })) : refusal(412, 'stale'),
  );
  network.on('get', '/api/v1/deadlines/{id}', aDeadline({ version: 5, state: 'paused', allowed: ['resume'] }));
  await user.type(dialog.getByRole('textbox', { name: '原因' }), '等门店名单');
  // What was typed is there again after the dialog was left.
  await user.keyboard('{Escape}');
  await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument());
  await user.click(screen.getByRole('button', { name: '暂停计时' }));
  const again = within(await screen.findByRole('dialog', { name: '暂停计时' }));
  expect(again.getByRole('textbox', { name: '原因' })).toHaveValue('等门店名单');
  await user.click(again.getByRole('button', { name: /^暂停/ }));
  await waitFor(() => expect(screen.getByRole('heading', { level: 1 })).toHaveTextContent('周岚要答复销售部，计时暂停'));
  expect(network.sent('post', '/api/v1/deadlines/{id}/pause')).toEqual([{ reason: '等门店名单' }]);
  expect(screen.getByRole('button', { name: '恢复计时' })).toBeVisible();
});

test('paused: the time stands where it was, and what is left goes on from there', async () => {
  network.on('get', '/api/v1/deadlines/{id}', aDeadline({ state: 'paused' }));
  network.on('get', '/api/v1/deadlines/{id}/explanation', {
    ...explained,
    pauses: [{ from: '2024-10-11T04:00:00Z', until: null, reason: '等申请方补充说明', by: me }],
  });
  await renderSignedIn(page, { ...chinese, now: '2024-10-12T08:00:00Z' });
  expect(await screen.findByText('陈立在等。计时暂停，按上班时间算还剩 15 小时；恢复后接着算。')).toBeVisible();
  expect(screen.getByText('10月11日 周五 12:00 起：等申请方补充说明（周岚）')).toBeVisible();
});

test('reminders to come stand in the history, and the calendar says since when it is known', async () => {
  network.on('get', '/api/v1/deadlines/{id}/explanation', {
    ...explained,
    calendarEdition: 3,
    remindAt: ['2024-10-11T01:30:00Z', '2024-10-12T05:00:00Z'],
  });
  await renderSignedIn(page, chinese);
  const reminder = await screen.findByText('提醒周岚');
  // 09:30 is gone, so only the later one is still to come.
  expect(reminder.closest('li')).toHaveTextContent('10月12日 13:00提醒周岚');
  expect(reminder.closest('li')).toHaveClass('fut');
  expect(screen.getByText('第 3 版，10月11日 周五 10:00 起已知')).toBeVisible();
});
