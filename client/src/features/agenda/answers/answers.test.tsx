import type { Answer } from '@api';
import { aDeadline, chenLi, demoStart, design, linSu, marketing, me, network, playDuties, q4, renderSignedIn, sales } from '@testing';
import { screen, waitFor } from '@testing-library/react';
import { beforeEach, expect, test, vi } from 'vitest';
import { ConfirmAnswer } from './ConfirmAnswer';
import { ConveneAnswer } from './ConveneAnswer';
import { FulfilAnswer } from './FulfilAnswer';
import { MeasureAnswer } from './MeasureAnswer';

type Commitment = Answer<'get', '/api/v1/collaborations/{id}/commitments'>['items'][number];
type Issue = Answer<'get', '/api/v1/issues/{id}'>;

const condition = {
  id: 'k1',
  description: '产品部在 3 天内交出核心卖点清单',
  owner: me,
  ownerDepartment: marketing,
  dueAt: '2024-10-12T10:00:00Z',
  fulfilledAt: null,
  fulfilledBy: null,
  note: null,
  deadline: null,
  allowed: ['fulfil'],
};
const commitment = (over: Partial<Commitment>): Commitment => ({
  id: 'cm1',
  version: 2,
  department: sales,
  state: 'awaited',
  statedBy: null,
  statedAt: null,
  declineReason: null,
  conditions: [],
  deadline: null,
  createdAt: demoStart,
  updatedAt: demoStart,
  allowed: [],
  ...over,
});
const issue: Issue = {
  id: 'i1',
  version: 5,
  collaboration: q4,
  workItem: null,
  title: '投放素材未过审',
  description: '',
  impact: '',
  proposedSolution: '',
  reporter: chenLi,
  reportedAt: demoStart,
  state: 'measuresRecorded',
  measures: [{ id: 'ms1', description: '重做素材', owner: me, dueAt: demoStart, doneAt: null, deadline: null }],
  discussion: null,
  deadline: null,
  closedAt: null,
  timesReopened: 0,
  createdAt: demoStart,
  updatedAt: demoStart,
  allowed: ['completeMeasure'],
};

const onDone = vi.fn();
const posted = () => network.seen.filter((it) => it.method === 'POST').map((it) => [it.url, it.headers.get('If-Match'), it.body]);

beforeEach(() => {
  onDone.mockReset();
  playDuties();
});

test('a condition is fulfilled at the commitment that rests on it', async () => {
  const resting = commitment({ state: 'confirmedOnCondition', conditions: [condition] });
  network.on('get', '/api/v1/collaborations/{id}/commitments', { items: [commitment({ id: 'cm0', department: design }), resting] });
  network.on('post', '/api/v1/collaborations/{id}/commitments/{departmentId}/conditions/{conditionId}/fulfil', resting);
  const deadline = aDeadline({
    kind: 'commitmentCondition',
    subject: { type: 'commitmentCondition', id: 'k1', title: condition.description },
  });
  const { user } = await renderSignedIn(<FulfilAnswer deadline={deadline} onDone={onDone} />);
  await user.type(await screen.findByRole('textbox', { name: 'Note (optional)' }), 'Sent at noon');
  await user.click(screen.getByRole('button', { name: /Condition fulfilled/ }));
  await waitFor(() => expect(onDone).toHaveBeenCalledOnce());
  expect(posted()).toEqual([
    ['/api/v1/collaborations/c1/commitments/0192f000-0000-7000-8000-0000000000d2/conditions/k1/fulfil', '"2"', { note: 'Sent at noon' }],
  ]);
});

test('a measure is carried out at the issue it is against', async () => {
  network.on('get', '/api/v1/issues', { items: [issue], nextCursor: null });
  network.on('post', '/api/v1/issues/{id}/measures/{measureId}/complete', issue);
  const deadline = aDeadline({ kind: 'issueMeasure', subject: { type: 'issueMeasure', id: 'ms1', title: '重做素材' } });
  const { user } = await renderSignedIn(<MeasureAnswer deadline={deadline} onDone={onDone} />);
  expect(await screen.findByRole('link', { name: '投放素材未过审' })).toHaveAttribute('href', '/issues/i1');
  await user.click(screen.getByRole('button', { name: /Measure carried out/ }));
  await waitFor(() => expect(posted()).toEqual([['/api/v1/issues/i1/measures/ms1/complete', '"5"', { note: null }]]));
});

test('the goal is shown before it is confirmed; another answer has its page', async () => {
  const mine = commitment({ department: marketing, version: 1, allowed: ['confirm', 'decline'] });
  network.on('get', '/api/v1/collaborations/{id}/goals', {
    items: [{ id: 'g1', indicator: '首月销量', target: 10000, unit: '台', dueOn: '2024-11-12', measured: null, measuredOn: null }],
  });
  network.on('get', '/api/v1/collaborations/{id}/commitments', { items: [mine] });
  network.on('post', '/api/v1/collaborations/{id}/commitments/{departmentId}/confirm', { ...mine, state: 'confirmed', version: 2 });
  const { user } = await renderSignedIn(<ConfirmAnswer deadline={aDeadline({ kind: 'goalConfirmation' })} onDone={onDone} />);
  expect(await screen.findByText('10,000 台 by 12 Nov')).toBeVisible();
  expect(await screen.findByRole('link', { name: 'On a condition, or not' })).toHaveAttribute('href', '/collaborations/c1/kickoff');
  await user.click(screen.getByRole('button', { name: /Confirm the goal/ }));
  await waitFor(() => expect(onDone).toHaveBeenCalledOnce());
});

test('the emergency meeting proposes the liaisons of all parties, heads where there is none, each once', async () => {
  const row = { deputy: null, sponsor: null, chain: [], allowed: [] };
  network.on('get', '/api/v1/collaborations/{id}/liaisons', {
    items: [
      { ...row, department: marketing, liaison: me, head: linSu },
      { ...row, department: sales, liaison: null, head: chenLi },
      { ...row, department: design, liaison: chenLi, head: null },
    ],
  });
  network.on('post', '/api/v1/meetings', {
    id: 'mt1',
    version: 1,
    collaboration: q4,
    kind: 'emergencyCoordination',
    title: '紧急协调会',
    state: 'convened',
    scheduledFor: '2024-10-11T03:00:00Z',
    heldAt: null,
    attendees: [me, chenLi],
    agenda: null,
    questions: [],
    decisions: [],
    riskWarningId: 'rw1',
    issueId: null,
    deadline: null,
    createdAt: demoStart,
    updatedAt: demoStart,
    allowed: [],
  });
  const deadline = aDeadline({
    kind: 'emergencyMeeting',
    waiting: null,
    subject: { type: 'riskWarning', id: 'rw1', title: '渠道铺货排期' },
  });
  const { user } = await renderSignedIn(<ConveneAnswer deadline={deadline} onDone={onDone} />);
  expect(await screen.findAllByRole('checkbox', { checked: true })).toHaveLength(2);
  await user.click(screen.getByRole('button', { name: /Convene/ }));
  await waitFor(() => expect(onDone).toHaveBeenCalledOnce());
  expect(network.sent('post', '/api/v1/meetings')).toMatchObject([
    { collaborationId: 'c1', kind: 'emergencyCoordination', riskWarningId: 'rw1', attendeeIds: [me.id, chenLi.id], agenda: null },
  ]);
});
