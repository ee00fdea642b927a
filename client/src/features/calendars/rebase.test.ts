import { expect, test } from 'vitest';
import type { Content } from './content';
import { rebase, settled } from './rebase';

const nine = { start: '09:00', end: '18:00' };
const holiday = (date: string) => ({ date, kind: 'holiday' as const, name: null, hours: null });
const content = (over: Partial<Content> = {}): Content => ({
  workingTimes: [{ weekday: 'monday', ...nine }],
  standardHours: nine,
  specialDays: [holiday('2024-10-01'), holiday('2024-10-02')],
  years: [2024],
  source: null,
  ...over,
});

test('what only one of two changed comes together without asking', () => {
  const mine = content({ specialDays: [holiday('2024-10-01'), holiday('2024-10-03')], workingTimes: [] });
  const theirs = content({ specialDays: [holiday('2024-09-30'), holiday('2024-10-01'), holiday('2024-10-02')], years: [2024, 2025] });
  const { content: merged, clashes } = rebase(content(), mine, theirs);
  expect(clashes).toEqual([]);
  expect(merged.specialDays.map((it) => it.date)).toEqual(['2024-09-30', '2024-10-01', '2024-10-03']);
  expect([merged.workingTimes, merged.years]).toEqual([[], [2024, 2025]]);
});

test('what both changed is asked about, and stays theirs or becomes mine', () => {
  const mine = content({ specialDays: [holiday('2024-10-01')], standardHours: { start: '08:00', end: '17:00' } });
  const theirs = content({
    specialDays: [holiday('2024-10-01'), { ...holiday('2024-10-02'), kind: 'dayOff' }],
    standardHours: { start: '10:00', end: '19:00' },
  });
  const both = rebase(content(), mine, theirs);
  expect(both.clashes.map((it) => it.field)).toEqual(['day 2024-10-02', 'standard']);
  expect(settled(both, { 'day 2024-10-02': 'theirs', standard: 'theirs' })).toEqual(theirs);
  const result = settled(both, { 'day 2024-10-02': 'mine', standard: 'mine' });
  expect(result.specialDays.map((it) => it.date)).toEqual(['2024-10-01']);
  expect(result.standardHours.start).toBe('08:00');
});
