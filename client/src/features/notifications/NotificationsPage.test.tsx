import { chenLi, demoStart, network, ok, playDuties, q4, renderSignedIn } from '@testing';
import { screen, waitFor, within } from '@testing-library/react';
import { beforeEach, expect, test } from 'vitest';
import type { Notification } from './api';
import { DigestPage } from './DigestPage';
import { NotificationsPage } from './NotificationsPage';
import zh from '../../i18n/zh-CN/notifications.json';
import schema from '../../../../docs/openapi.json';

const notice = (over: Partial<Notification>): Notification => ({
  id: 'n1',
  version: 1,
  kind: 'resourceRequestSubmitted',
  at: '2024-10-11T01:30:00Z',
  readAt: null,
  level: 0,
  subject: { type: 'resourceRequest', id: 'r1', title: '海报模板' },
  collaboration: q4,
  deadlineId: null,
  actor: chenLi,
  deputyFor: null,
  values: { dueAt: '2024-10-14T01:00:00Z' },
  createdAt: demoStart,
  gathered: [],
  ...over,
});

const breach = notice({
  id: 'n2',
  kind: 'deadlineEscalated',
  at: '2024-10-10T12:00:00Z',
  readAt: demoStart,
  level: 2,
  deadlineId: 'd1',
  actor: null,
  subject: { type: 'workItem', id: 'w1', title: '渠道铺货排期' },
  values: { kind: 'workItem', dueAt: '2024-10-09T10:00:00Z' },
});

const play = (items: Notification[]) =>
  network.on('get', '/api/v1/me/notifications', { items, nextCursor: null, unreadCount: items.filter((it) => !it.readAt).length });

beforeEach(playDuties);

test('by day, each a sentence that leads to its thing, with why me', async () => {
  play([notice({}), breach]);
  await renderSignedIn(<NotificationsPage />, { session: { language: 'zh-CN' } });
  expect(await screen.findByRole('heading', { level: 1, name: '1 条新通知' })).toBeVisible();
  const today = screen.getByRole('region', { name: '10月11日 周五' });
  expect(within(today).getByRole('link', { name: '陈立申请「海报模板」，周一 09:00 前答复' })).toHaveAttribute(
    'href',
    '/resource-requests/r1',
  );
  const yesterday = screen.getByRole('region', { name: '10月10日 周四' });
  expect(within(yesterday).getByRole('link')).toHaveAttribute('href', '/deadlines/d1');
  expect(yesterday).toHaveTextContent('「渠道铺货排期」仍没有办，应在 10月9日 周三 18:00 前');
  expect(yesterday).toHaveTextContent('您是通知链第 2 级');
});

test('a digest names what it gathered, each with its link, and leads to all of it', async () => {
  const gathered = (deadlineId: string, title: string): Notification['gathered'][number] => ({
    kind: 'deadlineBreached',
    at: '2024-10-11T01:00:00Z',
    level: 1,
    subject: { type: 'workItem', id: deadlineId, title },
    collaboration: q4,
    deadlineId,
    deputyFor: null,
    values: { kind: 'workItem', dueAt: '2024-10-11T01:00:00Z' },
  });
  play([
    notice({
      kind: 'deadlineDigest',
      actor: null,
      collaboration: null,
      subject: { type: 'workItem', id: 'd1', title: '排期' },
      values: { count: '7' },
      gathered: [gathered('d1', '排期'), gathered('d2', '海报')],
    }),
  ]);
  network.on('get', '/api/v1/me/notifications/{id}/deadlines', {
    items: [gathered('d1', '排期'), gathered('d2', '海报')],
    nextCursor: null,
  });
  network.on('post', '/api/v1/me/notifications/{id}/read', { unread: 0 });
  const { user } = await renderSignedIn(<NotificationsPage />, {
    session: { language: 'zh-CN' },
    routes: [{ path: '/notifications/:id', element: <DigestPage /> }],
  });
  const first = await screen.findByRole('link', { name: /「排期」逾期了/ });
  expect(first).toHaveAttribute('href', '/deadlines/d1');
  expect(screen.getByRole('link', { name: /海报/ })).toHaveAttribute('href', '/deadlines/d2');
  await user.click(screen.getByRole('link', { name: '另有 7 条时限通知，从「排期」起' }));
  expect(await screen.findByRole('heading', { level: 1, name: '一次汇总了 2 条时限通知' })).toBeVisible();
  expect(screen.getAllByRole('link', { name: /逾期了/ })).toHaveLength(2);
});

test('opening one marks it read', async () => {
  play([notice({})]);
  network.on('post', '/api/v1/me/notifications/{id}/read', { unread: 0 });
  const { user } = await renderSignedIn(<NotificationsPage />, {
    routes: [{ path: '/resource-requests/:id', element: <p>The request</p> }],
  });
  await user.click(await screen.findByRole('link', { name: /requests “海报模板”/ }));
  expect(await screen.findByText('The request')).toBeVisible();
  await waitFor(() =>
    expect(network.seen.filter((it) => it.method === 'POST').map((it) => it.url)).toEqual(['/api/v1/me/notifications/n1/read']),
  );
});

test('all at once are read, and then there is nothing new', async () => {
  play([notice({})]);
  network.onReply('post', '/api/v1/me/notifications/read-all', () => {
    play([notice({ readAt: demoStart })]);
    return ok({ unread: 0 });
  });
  const { user } = await renderSignedIn(<NotificationsPage />);
  await user.click(await screen.findByRole('button', { name: 'Mark all read' }));
  expect(await screen.findByRole('heading', { level: 1, name: 'Nothing new' })).toBeVisible();
  expect(screen.queryByRole('button', { name: 'Mark all read' })).not.toBeInTheDocument();
});

test('every kind of notice that the API knows has its sentence', () => {
  const kinds = schema.components.schemas.NotificationKind.enum;
  expect(kinds.length).toBeGreaterThan(30);
  expect(kinds.filter((kind) => !(kind in zh.kind || `${kind}_other` in zh.kind))).toEqual([]);
});
