import { expect, test } from 'vitest';
import { durationOf, formatDay, formatInstant, formatSpan, nearness, timeLeft } from './format';
import { markOf } from './mark';
import { instantOf, wallOf, weekdayOf } from './zone';

const timeZone = 'Asia/Shanghai';
/** Friday 11 October 2024, 10:00 in Shanghai. */
const now = new Date('2024-10-11T02:00:00Z');
const zh = { language: 'zh-CN', timeZone, now } as const;
const en = { language: 'en', timeZone, now } as const;

/** As announced for 2024: Saturday 12 October is worked. */
const isWorkday = (date: string) => date === '2024-10-12' || (date > '2024-10-07' && weekdayOf(date) < 6);

test('a moment carries its weekday, and its year only when it is not this one', () => {
  expect(formatInstant('2024-10-14T01:00:00Z', zh)).toBe('10月14日 周一 09:00');
  expect(formatInstant('2024-10-14T01:00:00Z', en)).toBe('Mon 14 Oct, 09:00');
  expect(formatInstant('2025-01-06T01:00:00Z', zh)).toBe('2025年1月6日 周一 09:00');
  expect(formatInstant('2025-01-06T01:00:00Z', en)).toBe('Mon 6 Jan 2025, 09:00');
});

test('a late evening in UTC is already the next day in Shanghai', () => {
  expect(formatInstant('2024-10-13T16:30:00Z', zh)).toBe('10月14日 周一 00:30');
});

test('dates and spans are dates, whatever the zone', () => {
  expect(formatDay('2024-10-14', { language: 'zh-CN', thisYear: 2024 })).toBe('10月14日');
  expect(formatDay('2024-10-14', { language: 'en', thisYear: 2024, weekday: true })).toBe('Mon 14 Oct');
  expect(formatSpan('2024-10-14', '2024-11-12', { language: 'zh-CN', thisYear: 2024 })).toBe('10月14日 – 11月12日');
  expect(formatSpan('2024-10-14', '2025-01-02', { language: 'en', thisYear: 2024 })).toBe('14 Oct – 2 Jan 2025');
});

test('a near moment is called by today, tomorrow or its weekday', () => {
  expect(nearness('2024-10-11T10:00:00Z', zh)).toEqual({ kind: 'today', time: '18:00' });
  expect(nearness('2024-10-12T10:00:00Z', zh)).toEqual({ kind: 'tomorrow', time: '18:00' });
  expect(nearness('2024-10-14T01:00:00Z', en)).toEqual({ kind: 'week', text: 'Mon 09:00' });
  expect(nearness('2024-10-20T10:00:00Z', en)).toEqual({ kind: 'far', text: 'Sun 20 Oct, 18:00' });
});

test.each([
  ['Monday 09:00, over a worked Saturday, is not quite two workdays away', '2024-10-14T01:00:00Z', { unit: 'underWorkdays', count: 2 }],
  ['Monday 10:00 is exactly two workdays away', '2024-10-14T02:00:00Z', { unit: 'workdays', count: 2 }],
  ['17:00 the same day is seven hours away', '2024-10-11T09:00:00Z', { unit: 'hours', count: 7 }],
  ['90 minutes are said in minutes', '2024-10-11T03:30:00Z', { unit: 'minutes', count: 90 }],
])('%s', (_, dueAt, expected) => {
  expect(timeLeft(now, dueAt, { timeZone, isWorkday })).toEqual(expected);
});

test('without a calendar days are counted, not guessed workdays', () => {
  expect(timeLeft(now, '2024-10-14T02:00:00Z', { timeZone, isWorkday: () => undefined })).toEqual({ unit: 'days', count: 3 });
});

test('lateness is said in the unit that fits', () => {
  expect(durationOf(40 * 60_000)).toEqual({ unit: 'minutes', count: 40 });
  expect(durationOf((15 * 60 + 40) * 60_000)).toEqual({ unit: 'hours', count: 15 });
  expect(durationOf(50 * 3_600_000)).toEqual({ unit: 'days', count: 2 });
});

test('wall time and instant are each other in both directions, also over a clock change', () => {
  expect(instantOf('2024-10-14', '09:00', timeZone)).toBe('2024-10-14T01:00:00Z');
  expect(instantOf('2024-03-31', '09:00', 'Europe/Berlin')).toBe('2024-03-31T07:00:00Z');
  expect(instantOf('2024-03-30', '23:30', 'Europe/Berlin')).toBe('2024-03-30T22:30:00Z');
  expect(wallOf('2024-10-26T22:30:00Z', 'Europe/Berlin')).toMatchObject({ date: '2024-10-27', time: '00:30', weekday: 7 });
});

test('a deadline looks due soon on its day and in the last fifth of its time', () => {
  const open = { state: 'open', startedAt: '2024-10-11T01:00:00Z' } as const;
  expect(markOf({ ...open, dueAt: '2024-10-14T01:00:00Z' }, now, timeZone)).toBe('open');
  expect(markOf({ ...open, dueAt: '2024-10-11T09:00:00Z' }, now, timeZone)).toBe('soon');
  expect(markOf({ state: 'open', startedAt: '2024-10-01T01:00:00Z', dueAt: '2024-10-12T01:00:00Z' }, now, timeZone)).toBe('soon');
});

test('passing the due time shows at once, before the server says so', () => {
  expect(markOf({ state: 'open', dueAt: '2024-10-11T02:00:00Z' }, now, timeZone)).toBe('breached');
});

test('a provisional date looks provisional until it is near; a closed or paused deadline keeps its state', () => {
  expect(markOf({ state: 'open', dueAt: '2025-01-06T01:00:00Z', provisional: true }, now, timeZone)).toBe('provisional');
  expect(markOf({ state: 'metLate', dueAt: '2024-10-10T10:00:00Z', provisional: true }, now, timeZone)).toBe('metLate');
  expect(markOf({ state: 'paused', dueAt: '2024-10-10T10:00:00Z' }, now, timeZone)).toBe('paused');
});
