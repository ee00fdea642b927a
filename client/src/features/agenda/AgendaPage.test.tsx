import type { Answer } from '@api';
import {
  aDeadline,
  aRequest,
  chenLi,
  type Deadline,
  demoStart,
  linSu,
  me,
  network,
  ok,
  playDuties,
  q4,
  refusal,
  renderSignedIn,
} from '@testing';
import { screen, waitFor, within } from '@testing-library/react';
import { beforeEach, expect, test } from 'vitest';
import { AgendaPage } from './AgendaPage';

type Agenda = Answer<'get', '/api/v1/me/agenda'>;
type Item = Agenda['items'][number];
type WorkItem = Answer<'get', '/api/v1/work-items'>['items'][number];

const chinese = { session: { language: 'zh-CN' } } as const;
const reply: Item = { deadline: aDeadline(), group: 'later', action: 'reply', for: null };
const due = (over: Partial<Deadline>): Deadline => aDeadline({ waiting: null, ...over });
const progress: Item = {
  deadline: due({
    id: 'd2',
    kind: 'weeklyProgress',
    dueAt: '2024-10-11T09:00:00Z',
    subject: { type: 'progressReport', id: q4.id, title: q4.name },
    week: '2024-10-07',
    chain: [{ level: 1, role: 'liaison', member: me, at: '2024-10-11T09:00:00Z', told: false, for: null }],
  }),
  group: 'today',
  action: 'submitProgress',
  for: null,
};
const design: Item = {
  deadline: due({
    id: 'd3',
    kind: 'workItem',
    dueAt: '2024-10-11T10:00:00Z',
    subject: { type: 'workItem', id: 'w1', title: '推广方案设计' },
  }),
  group: 'today',
  action: 'completeWorkItem',
  for: null,
};

const task: WorkItem = {
  id: 'w1',
  version: 4,
  createdAt: demoStart,
  updatedAt: demoStart,
  collaboration: q4,
  phaseId: null,
  title: '推广方案设计',
  plannedStart: '2024-10-08',
  plannedFinish: '2024-10-11',
  agreedFinish: null,
  timesMoved: 0,
  actualFinish: null,
  acceptanceCriteria: '',
  state: 'inProgress',
  percentComplete: 90,
  problem: null,
  solution: null,
  nextStep: null,
  dependsOn: [],
  atRisk: false,
  raci: [{ member: linSu, role: 'accountable' }],
  deadline: null,
  allowed: ['complete', 'markAtRisk'],
};

const agenda = (over: Partial<Agenda> = {}): Agenda => ({
  now: demoStart,
  items: [],
  department: [],
  waitingFor: [],
  done: [],
  decisions: [],
  standsFor: [],
  days: [{ date: '2024-10-12', kind: 'makeUpWorkday', name: '国庆节', due: 0 }],
  ...over,
});

beforeEach(() => {
  playDuties();
  network.on('get', '/api/v1/work-items', { items: [task], nextCursor: null });
});

test('the heading is the answer: how much today, and what comes first', async () => {
  network.on('get', '/api/v1/me/agenda', agenda({ items: [progress, design, reply] }));
  await renderSignedIn(<AgendaPage />, chinese);
  expect(await screen.findByRole('heading', { level: 1, name: '今天两件事，先是 17:00 的本周进度' })).toBeVisible();
  expect(await screen.findByText('两个部门在等你的进度，林溯在等「推广方案设计」。')).toBeVisible();
  expect(screen.getByRole('link', { name: '填写，约 2 分钟' })).toHaveAttribute('href', '/collaborations/c1/progress/2024-10-07');
});

test('a row says who waits, and who is told when; the gap before Monday is explained', async () => {
  network.on('get', '/api/v1/me/agenda', agenda({ items: [reply] }));
  await renderSignedIn(<AgendaPage />, chinese);
  const row = await screen.findByRole('article', { name: '答复销售部：两家新门店的陈列补贴' });
  expect(row).toHaveTextContent('陈立在等');
  expect(row).toHaveTextContent('到时未答复即逾期，先通知你；周二 09:00 通知林溯。');
  expect(screen.getByRole('heading', { name: /10月14日 周一 中间隔着 周六 班 周日 休/ })).toBeVisible();
  expect(screen.getByText('下一件是周一 09:00 答复销售部。')).toBeVisible();
});

test('a refusal needs an alternative; it is sent from the row and the requester is told', async () => {
  network.on('get', '/api/v1/me/agenda', agenda({ items: [reply] }));
  network.on('get', '/api/v1/resource-requests/{id}', aRequest());
  network.on('post', '/api/v1/resource-requests/{id}/reply', aRequest({ state: 'declined', version: 2, allowed: [] }));
  const { user } = await renderSignedIn(<AgendaPage />);

  await user.click(await screen.findByRole('button', { name: 'Reply' }));
  await user.click(await screen.findByRole('radio', { name: 'We cannot' }));
  await user.click(screen.getByRole('button', { name: /Send reply/ }));
  expect(await screen.findByText(/A “cannot” needs an alternative/)).toBeVisible();
  expect(network.sent('post', '/api/v1/resource-requests/{id}/reply')).toEqual([]);

  network.on('get', '/api/v1/me/agenda', agenda());
  await user.type(screen.getByRole('textbox', { name: 'Alternative' }), 'Two display stands by noon');
  await user.keyboard('{Control>}{Enter}{/Control}');
  expect(await screen.findByText('You replied to 销售部; those concerned are told.')).toBeVisible();
  expect(network.sent('post', '/api/v1/resource-requests/{id}/reply')).toEqual([
    { decision: 'decline', alternative: 'Two display stands by noon', explanation: null, offeredQuantity: null },
  ]);
  await waitFor(() => expect(screen.getByRole('heading', { level: 1 })).toHaveTextContent('Nobody waits for you today'));
});

test('a task is marked done in its row, with the version that was seen; a refusal stands below it', async () => {
  network.on('get', '/api/v1/me/agenda', agenda({ items: [design] }));
  network.onReply('post', '/api/v1/work-items/{id}/complete', () =>
    refusal(409, 'workItem.notRunning', { detail: 'It was cancelled before you finished it.' }),
  );
  const { user } = await renderSignedIn(<AgendaPage />);
  await user.click(await screen.findByRole('button', { name: 'Mark done' }));
  expect(await screen.findByRole('alert')).toHaveTextContent('It was cancelled before you finished it.');
  expect(network.seen.find((it) => it.method === 'POST')?.headers.get('If-Match')).toBe('"4"');

  network.onReply('post', '/api/v1/work-items/{id}/complete', () => ok({ ...task, state: 'completed' }));
  await user.click(screen.getByRole('button', { name: 'Mark done' }));
  expect(await screen.findByText(/“推广方案设计” is marked done; its approver is told/)).toBeVisible();
});

test('Escape folds the row and gives the focus back', async () => {
  network.on('get', '/api/v1/me/agenda', agenda({ items: [reply] }));
  network.on('get', '/api/v1/resource-requests/{id}', aRequest());
  const { user } = await renderSignedIn(<AgendaPage />);
  await user.click(await screen.findByRole('button', { name: 'Reply' }));
  await screen.findByRole('radio', { name: 'In part' });
  await user.keyboard('{Escape}');
  expect(screen.queryByRole('radio', { name: 'In part' })).not.toBeInTheDocument();
  expect(screen.getByRole('button', { name: 'Reply' })).toHaveFocus();
});

test('what was taken up the chain comes first for the sponsor, and is decided in place', async () => {
  const subject = { type: 'resourceRequest', id: 'r1', title: '测试工程师 2 名' } as const;
  network.on(
    'get',
    '/api/v1/me/agenda',
    agenda({ decisions: [{ kind: 'decideResourceRequest', subject, collaboration: q4, since: '2024-10-10T03:30:00Z', for: null }] }),
  );
  network.on('get', '/api/v1/resource-requests/{id}', aRequest({ state: 'escalated', allowed: ['decide'] }));
  network.on('post', '/api/v1/resource-requests/{id}/decide', aRequest({ state: 'settled', allowed: [] }));
  const { user } = await renderSignedIn(<AgendaPage />, chinese);
  expect(await screen.findByRole('heading', { level: 1, name: '一件事等您决定' })).toBeVisible();
  await user.click(screen.getByRole('button', { name: '决定' }));
  const answer = await screen.findByRole('group', { name: /测试工程师/ });
  await user.type(await within(answer).findByRole('textbox', { name: '决定' }), '抽调一名');
  await user.click(within(answer).getByRole('button', { name: /作出决定/ }));
  await waitFor(() => expect(network.sent('post', '/api/v1/resource-requests/{id}/decide')).toEqual([{ note: '抽调一名' }]));
});

test('a breached duty says who has been told, and that it still counts', async () => {
  const late = aDeadline({
    state: 'breached',
    dueAt: '2024-10-11T01:00:00Z',
    chain: [
      { level: 1, role: 'liaison', member: me, at: '2024-10-11T01:00:00Z', told: true, for: null },
      { level: 2, role: 'head', member: linSu, at: '2024-10-12T01:00:00Z', told: false, for: null },
    ],
  });
  network.on('get', '/api/v1/me/agenda', agenda({ items: [{ deadline: late, group: 'overdue', action: 'reply', for: null }] }));
  await renderSignedIn(<AgendaPage />, chinese);
  expect(await screen.findByRole('heading', { level: 1, name: '一件已逾期，先是给销售部的答复' })).toBeVisible();
  expect(screen.getByRole('article')).toHaveTextContent('已通知你；明天 09:00 通知林溯。现在办仍算数，记为逾期后完成。');
});

test('whoever asked me back is answered in place; until then nobody’s time runs', async () => {
  const question = { text: '哪两家门店？', by: linSu, at: demoStart, answer: null, answeredBy: null, answeredAt: null };
  const asked = aRequest({ allowed: ['answer'], questions: [question] });
  network.on(
    'get',
    '/api/v1/me/agenda',
    agenda({ waitingFor: [{ deadline: aDeadline({ state: 'paused' }), group: 'later', action: 'reply', for: null }] }),
  );
  network.on('get', '/api/v1/resource-requests/{id}', asked);
  network.onReply('post', '/api/v1/resource-requests/{id}/answer', () => {
    const answered = { ...asked, allowed: [], questions: [{ ...question, answer: '新街', answeredBy: me, answeredAt: demoStart }] };
    network.on('get', '/api/v1/resource-requests/{id}', answered);
    return ok(answered);
  });
  const { user } = await renderSignedIn(<AgendaPage />, chinese);
  expect(await screen.findByRole('link', { name: '市场部问：两家新门店的陈列补贴' })).toBeVisible();
  await user.click(screen.getByRole('button', { name: '回答' }));
  await user.type(screen.getByRole('textbox', { name: '回答' }), '新街');
  await user.click(screen.getByRole('button', { name: /发送回答/ }));
  expect(await screen.findByText('已回答，市场部的答复时限接着算。')).toBeVisible();
  await waitFor(() => expect(screen.queryByRole('heading', { name: '等你回答' })).not.toBeInTheDocument());
});

test('for whom I stand in is said at the top, and what he owes is marked and done in place', async () => {
  const his: Item = {
    deadline: due({
      id: 'd9',
      kind: 'workItem',
      dueAt: '2024-10-11T10:00:00Z',
      owner: { department: { id: 'sales', name: '销售部' }, member: chenLi },
      subject: { type: 'workItem', id: 'w9', title: '渠道铺货排期' },
    }),
    group: 'today',
    action: 'completeWorkItem',
    for: chenLi,
  };
  network.onReply('get', '/api/v1/work-items', ({ url }) =>
    ok({ items: url.includes(chenLi.id) ? [{ ...task, id: 'w9', allowed: ['complete'] }] : [], nextCursor: null }),
  );
  network.on(
    'get',
    '/api/v1/me/agenda',
    agenda({ items: [his], standsFor: [{ member: chenLi, lastDay: '2024-10-15', delegationId: 'a1' }] }),
  );
  await renderSignedIn(<AgendaPage />, chinese);
  expect(await screen.findByText(/你在代理陈立（到/)).toBeVisible();
  const row = screen.getByRole('article');
  expect(row).toHaveTextContent('代陈立');
  expect(await within(row).findByRole('button', { name: '标为完成' })).toBeVisible();
});
