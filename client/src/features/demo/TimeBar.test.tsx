import { network, ok, playFrame, refusal, renderApp } from '@testing';
import { screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';

const clock = { now: '2024-10-11T02:00:00Z', timeZone: 'Asia/Shanghai', nextDeadlineAt: '2024-10-11T09:00:00Z', happened: [] };
const subject = { type: 'progressReport', id: 'c1', title: 'Weekly progress' };
const bar = () => screen.findByRole('region', { name: 'Demo time' });

test('time moves on a click, and one line says what happened on the way', async () => {
  playFrame();
  network.onReply('put', '/api/v1/demo/clock', () =>
    ok({
      ...clock,
      now: '2024-10-11T09:00:00Z',
      nextDeadlineAt: '2024-10-11T10:00:00Z',
      happened: [
        { at: '2024-10-11T07:00:00Z', event: 'reminded', kind: 'weeklyProgress', subject, deadlineId: 'd1' },
        { at: '2024-10-11T08:00:00Z', event: 'reminded', kind: 'weeklyProgress', subject, deadlineId: 'd2' },
        { at: '2024-10-11T09:00:00Z', event: 'breached', kind: 'weeklyProgress', subject, deadlineId: 'd2' },
      ],
    }),
  );
  const { user } = renderApp();
  expect(await bar()).toHaveTextContent('Demo time Fri 11 Oct 2024, 10:00');
  await user.click(screen.getByRole('button', { name: 'To 17:00 today' }));
  expect(await screen.findByRole('link', { name: '2 reminders' })).toHaveAttribute('href', '/deadlines/d1');
  expect(screen.getByRole('link', { name: '1 breach' })).toHaveAttribute('href', '/deadlines/d2');
  expect(await bar()).toHaveTextContent('Demo time Fri 11 Oct 2024, 17:00');
  expect(network.sent('put', '/api/v1/demo/clock')).toEqual([{ now: '2024-10-11T09:00:00Z' }]);
  // After 17:00 the next one that matters is next Friday's.
  expect(screen.getByRole('button', { name: 'To Friday 17:00' })).toBeEnabled();
});

test('while what fell due is enforced the bar is busy and takes no second click', async () => {
  playFrame();
  let finish = () => {};
  network.onReply(
    'put',
    '/api/v1/demo/clock',
    () => new Promise((resolve) => (finish = () => resolve(ok({ ...clock, now: '2024-10-11T03:00:00Z' })))),
  );
  const { user } = renderApp();
  await user.click(within(await bar()).getByRole('button', { name: '+1 hour' }));
  expect(await bar()).toHaveAttribute('aria-busy', 'true');
  expect(screen.getByRole('button', { name: 'To the next deadline' })).toBeDisabled();
  finish();
  await waitFor(() => expect(screen.getByRole('button', { name: 'To the next deadline' })).toBeEnabled());
  expect(network.sent('put', '/api/v1/demo/clock')).toEqual([{ advanceBy: 'PT1H' }]);
});

test('outside demo mode it does not exist', async () => {
  playFrame({ demo: false });
  renderApp();
  expect(await screen.findByRole('navigation', { name: 'Main' })).toBeInTheDocument();
  expect(screen.queryByRole('region', { name: 'Demo time' })).not.toBeInTheDocument();
});

test('where the clock answers 404 it does not exist either', async () => {
  playFrame();
  network.onReply('get', '/api/v1/demo/clock', () => refusal(404, 'notFound'));
  renderApp();
  expect(await screen.findByRole('navigation', { name: 'Main' })).toBeInTheDocument();
  expect(screen.queryByRole('region', { name: 'Demo time' })).not.toBeInTheDocument();
});
