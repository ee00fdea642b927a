import { network, renderSignedIn } from '@testing';
import { screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { DueTime, StateMark, TimeLeft } from '.';

const monday = { id: 'd1', state: 'open', startedAt: '2024-10-11T01:00:00Z', dueAt: '2024-10-14T01:00:00Z' } as const;

test('a due time is a link to why it is that time, with its state in words', async () => {
  await renderSignedIn(<DueTime deadline={monday} />);
  const link = screen.getByRole('link', { name: 'open Mon 09:00' });
  expect(link).toHaveAttribute('href', '/deadlines/d1');
  expect(link).toHaveAttribute('title', 'Mon 14 Oct, 09:00, why this time');
});

test('a due time on a make-up workday says that the day is worked', async () => {
  await renderSignedIn(<DueTime deadline={{ ...monday, dueAt: '2024-10-12T10:00:00Z' }} />, { session: { language: 'zh-CN' } });
  expect(await screen.findByText('班')).toBeVisible();
  expect(screen.getByRole('link', { name: '未到期 明天 18:00' })).toBeVisible();
});

test('time left counts the worked Saturday', async () => {
  await renderSignedIn(<TimeLeft dueAt={monday.dueAt} />, { session: { language: 'zh-CN' } });
  expect(await screen.findByText('不到 2 个工作日')).toBeVisible();
});

test('a reader elsewhere sees the own time first and the organization’s behind it', async () => {
  await renderSignedIn(<DueTime deadline={{ ...monday, dueAt: '2024-10-11T09:00:00Z' }} />, {
    session: { language: 'zh-CN', timeZone: 'Europe/Berlin' },
  });
  expect(screen.getByText('今天 11:00（上海 17:00）')).toBeVisible();
});

test('until the calendar is known, days are counted', async () => {
  await renderSignedIn(<TimeLeft dueAt="2024-10-15T02:00:00Z" />);
  expect(screen.getByText('4 days left')).toBeVisible();
  expect(network.seen.some((it) => it.url.includes('/days'))).toBe(true);
});

test.each([
  ['met', 'met', 'met'],
  ['metLate', 'late', 'met late'],
  ['breached', 'breached', 'breached'],
  ['paused', 'paused', 'paused'],
] as const)('state %s has its own glyph and its word', async (mark, glyph, word) => {
  await renderSignedIn(<StateMark mark={mark} />);
  expect(screen.getByText(word)).toHaveClass('st', glyph);
});
