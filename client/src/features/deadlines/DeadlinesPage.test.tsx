import { aDeadline, chenLi, network, ok, playDuties, renderSignedIn, sales } from '@testing';
import { screen, waitFor } from '@testing-library/react';
import { beforeEach, expect, test } from 'vitest';
import { DeadlinesPage } from './DeadlinesPage';

const late = aDeadline({
  id: 'd9',
  kind: 'workItem',
  state: 'breached',
  dueAt: '2024-10-10T10:00:00Z',
  waiting: null,
  owner: { department: sales, member: chenLi },
  subject: { type: 'workItem', id: 'w1', title: '渠道铺货排期' },
});
const asked = () => network.seen.filter((it) => it.url.startsWith('/api/v1/deadlines')).map((it) => it.url.split('?')[1]);

let resting = false;

beforeEach(() => {
  resting = false;
  playDuties();
  network.onReply('get', '/api/v1/deadlines', ({ url }) =>
    ok({
      items: url.includes('state=breached')
        ? [late]
        : url.includes('state=open')
          ? [aDeadline()]
          : url.includes('state=paused') && resting
            ? [aDeadline({ id: 'd8', state: 'paused' })]
            : [],
      nextCursor: null,
    }),
  );
});

test('what is late comes first, and the heading names it with its owner', async () => {
  await renderSignedIn(<DeadlinesPage />, { session: { language: 'zh-CN' } });
  expect(
    await screen.findByRole('heading', { level: 1, name: '1 件已逾期，最早的是陈立应在 10月10日 周四 18:00 前完成「渠道铺货排期」' }),
  ).toBeVisible();
  expect(screen.getAllByRole('article').map((it) => it.getAttribute('class'))).toEqual(['due breached', 'due']);
  expect(asked()).toEqual(['state=breached', 'state=open', 'state=paused']);
});

test('filters live in the address', async () => {
  const { user, router } = await renderSignedIn(<DeadlinesPage />, { path: '/?kind=resourceReply' });
  await waitFor(() =>
    expect(asked()).toEqual(['kind=resourceReply&state=breached', 'kind=resourceReply&state=open', 'kind=resourceReply&state=paused']),
  );
  await user.click(screen.getByRole('combobox', { name: 'State' }));
  await user.click(await screen.findByTitle('met late'));
  await waitFor(() => expect(router.state.location.search).toBe('?kind=resourceReply&state=metLate'));
  expect(await screen.findByText('No such deadlines. Try another filter.')).toBeVisible();
});

test('an address with a filter that does not exist shows what is owed instead of an error', async () => {
  await renderSignedIn(<DeadlinesPage />, { path: '/?state=burnt&kind=nonsense' });
  expect(await screen.findAllByRole('article')).toHaveLength(2);
  expect(asked()).toEqual(['state=breached', 'state=open', 'state=paused']);
});

test('what rests stands apart and shows no time that runs', async () => {
  resting = true;
  await renderSignedIn(<DeadlinesPage />);
  expect(await screen.findByRole('heading', { name: 'Paused' })).toBeVisible();
  const row = screen.getAllByRole('article').find((it) => it.classList.contains('paused'));
  expect(row).toHaveTextContent('paused');
  expect(row).not.toHaveTextContent('left');
});
