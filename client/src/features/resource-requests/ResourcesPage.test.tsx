import type { Answer } from '@api';
import { aPolicy, aRequest, chenLi, demoStart, design, marketing, me, network, ok, playDuties, q4, renderSignedIn, sales } from '@testing';
import { screen, waitFor } from '@testing-library/react';
import { Route, Routes } from 'react-router';
import { beforeEach, expect, test } from 'vitest';
import { ResourceRequestPage } from './ResourceRequestPage';
import { ResourcesPage } from './ResourcesPage';

const collaboration: Answer<'get', '/api/v1/collaborations/{id}'> = {
  id: q4.id,
  version: 1,
  title: q4.name,
  scenario: 'newProduct',
  state: 'executing',
  step: 4,
  leadDepartment: marketing,
  departments: [marketing, sales, design],
  sponsor: null,
  initiator: { member: me, department: marketing },
  templateId: null,
  cancelReason: null,
  goals: [],
  steps: [],
  openDeadlines: 0,
  breachedDeadlines: 0,
  nextDueAt: null,
  createdAt: demoStart,
  updatedAt: demoStart,
  allowed: ['submitResourceRequest'],
};

const pages = (
  <Routes>
    <Route path="collaborations/:id/resources" element={<ResourcesPage />} />
    <Route path="resource-requests/:id" element={<ResourceRequestPage />} />
  </Routes>
);

beforeEach(() => {
  playDuties();
  network.on('get', '/api/v1/collaborations/{id}', collaboration);
  network.on('get', '/api/v1/resource-requests', { items: [], nextCursor: null });
  network.on('get', '/api/v1/work-items', { items: [], nextCursor: null });
  network.on('get', '/api/v1/deadline-policies', {
    items: [aPolicy()],
  });
  network.on('get', '/api/v1/calendars/{id}/due-time', {
    dueAt: '2024-10-14T02:00:00Z',
    countsFrom: demoStart,
    provisional: false,
    days: [],
  });
});

test('while a request is written it says until when the other side would owe the reply', async () => {
  const { user } = await renderSignedIn(pages, { session: { language: 'zh-CN' }, path: '/collaborations/c1/resources' });
  await user.click(await screen.findByRole('button', { name: '申请资源' }));
  await user.click(await screen.findByRole('combobox', { name: '向哪个部门申请' }));
  await user.click(await screen.findByTitle('设计部'));
  expect(await screen.findByText('现在提交，设计部要在周一 10:00 前答复。')).toBeVisible();
  expect(network.seen.find((it) => it.url.includes('due-time'))?.url).toContain('start=2024-10-11T02%3A00%3A00Z&workdays=2');
  await user.click(screen.getByRole('button', { name: /提交申请/ }));
  expect(await screen.findByText('请写用途，对方据此安排。')).toBeVisible();
  expect(network.sent('post', '/api/v1/resource-requests')).toEqual([]);
});

test('the requester takes up what is offered, with the reason', async () => {
  const declined = aRequest({
    state: 'declined',
    version: 3,
    allowed: ['accept', 'escalate', 'withdraw'],
    reply: { decision: 'decline', explanation: null, alternative: '改由市场部提供 2 套展台', offeredQuantity: null, by: me, at: demoStart },
  });
  network.on('get', '/api/v1/resource-requests/{id}', declined);
  network.onReply('post', '/api/v1/resource-requests/{id}/escalate', () => {
    const escalated = { ...declined, state: 'escalated', version: 4, allowed: [] } as const;
    network.on('get', '/api/v1/resource-requests/{id}', { ...escalated, allowed: [] });
    return ok(escalated);
  });
  const { user } = await renderSignedIn(pages, { path: '/resource-requests/r1' });
  expect(await screen.findByText('改由市场部提供 2 套展台')).toBeVisible();
  await user.click(screen.getByRole('radio', { name: 'Take it up' }));
  await user.type(screen.getByRole('textbox', { name: 'Reason' }), 'Stores need cash');
  await user.click(screen.getByRole('button', { name: /Take it up/ }));
  expect(await screen.findByText('陈立 did not take it; the sponsor decides.')).toBeVisible();
  expect(network.sent('post', '/api/v1/resource-requests/{id}/escalate')).toEqual([{ reason: 'Stores need cash' }]);
  expect(network.seen.find((it) => it.method === 'POST')?.headers.get('If-Match')).toBe('"3"');
});

test('a part is less than what was asked for; the server’s word stands at the field', async () => {
  network.on('get', '/api/v1/resource-requests/{id}', aRequest());
  const { user } = await renderSignedIn(pages, { path: '/resource-requests/r1' });
  await user.click(await screen.findByRole('radio', { name: 'In part' }));
  expect(screen.getByText('Less than the 16000 元 asked for')).toBeVisible();
  await user.click(screen.getByRole('button', { name: /Send reply/ }));
  expect(await screen.findByText('Say how much you can provide.')).toBeVisible();
});

test('from the list a request opens over it, and its address can be shared', async () => {
  network.on('get', '/api/v1/resource-requests', { items: [aRequest({ allowed: [] })], nextCursor: null });
  network.on('get', '/api/v1/resource-requests/{id}', aRequest({ allowed: [] }));
  const { user, router } = await renderSignedIn(pages, { path: '/collaborations/c1/resources' });
  await user.click(await screen.findByRole('link', { name: '两家新门店的陈列补贴' }));
  await waitFor(() => expect(router.state.location.search).toBe('?request=r1'));
  expect(await screen.findByRole('dialog')).toHaveTextContent('市场部 owes 陈立 a reply by Mon 09:00.');
});

test('the provider asks back first; then the page waits for the requester and says what is left', async () => {
  const question = { text: 'Which stores?', by: me, at: demoStart, answer: null, answeredBy: null, answeredAt: null };
  network.on('get', '/api/v1/resource-requests/{id}', aRequest({ version: 2, allowed: ['reply', 'ask'] }));
  network.onReply('post', '/api/v1/resource-requests/{id}/ask', () => {
    const asked = aRequest({
      version: 3,
      allowed: ['reply'],
      questions: [question],
      deadline: { id: 'd1', kind: 'resourceReply', state: 'paused', dueAt: '2024-10-14T01:00:00Z', provisional: false },
    });
    network.on('get', '/api/v1/resource-requests/{id}', asked);
    return ok(asked);
  });
  const { user } = await renderSignedIn(pages, { path: '/resource-requests/r1' });
  await user.click(await screen.findByRole('button', { name: 'Ask first' }));
  await user.type(screen.getByRole('textbox', { name: 'What you need to know first' }), 'Which stores?');
  await user.click(screen.getByRole('button', { name: /Ask 陈立/ }));
  expect(await screen.findByText(/^Waiting for the requester’s answer; the time rests, under 2 workdays/)).toBeVisible();
  expect(network.sent('post', '/api/v1/resource-requests/{id}/ask')).toEqual([{ question: 'Which stores?' }]);
  expect(network.seen.find((it) => it.method === 'POST')?.headers.get('If-Match')).toBe('"2"');
  expect(screen.getByRole('list', { name: 'Questions and answers' })).toHaveTextContent('Which stores?');
});

test('the requester answers, and question and answer stand in their order', async () => {
  const first = { text: 'Which stores?', by: me, at: demoStart, answer: 'Xinjie', answeredBy: chenLi, answeredAt: '2024-10-11T03:00:00Z' };
  const open = { text: 'From when?', by: me, at: '2024-10-11T04:00:00Z', answer: null, answeredBy: null, answeredAt: null };
  const asked = aRequest({ version: 5, allowed: ['answer'], questions: [first, open] });
  network.on('get', '/api/v1/resource-requests/{id}', asked);
  network.onReply('post', '/api/v1/resource-requests/{id}/answer', () => {
    const answered = {
      ...asked,
      version: 6,
      allowed: [],
      questions: [first, { ...open, answer: 'From Monday', answeredBy: chenLi, answeredAt: '2024-10-11T05:00:00Z' }],
    };
    network.on('get', '/api/v1/resource-requests/{id}', answered);
    return ok(answered);
  });
  const { user } = await renderSignedIn(pages, { path: '/resource-requests/r1' });
  await user.type(await screen.findByRole('textbox', { name: 'Answer' }), 'From Monday');
  await user.click(screen.getByRole('button', { name: /Send answer/ }));
  await waitFor(() => expect(screen.queryByRole('textbox', { name: 'Answer' })).not.toBeInTheDocument());
  expect(network.sent('post', '/api/v1/resource-requests/{id}/answer')).toEqual([{ answer: 'From Monday' }]);
  const rows = screen.getByRole('list', { name: 'Questions and answers' }).children;
  expect([...rows].map((it) => it.textContent)).toEqual([expect.stringContaining('Xinjie'), expect.stringContaining('From Monday')]);
});
