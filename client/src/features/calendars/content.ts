import type { Body, CalendarDay } from '@api';
import { addDays, type TextLanguage, weekdayOf } from '@components';
import type { Calendar } from './api';

/** All of a calendar that administrators change. */
export type Content = Body<'put', '/api/v1/calendars/{id}'>;
export type SpecialDay = Content['specialDays'][number];
export type Hours = Content['standardHours'];

export const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;
export type Weekday = (typeof weekdays)[number];

export const weekdayNameOf = (date: string): Weekday => weekdays[weekdayOf(date) - 1] ?? 'monday';

const hoursOf = ({ start, end }: Hours): Hours => ({ start: start.slice(0, 5), end: end.slice(0, 5) });

export const contentOf = (calendar: Calendar): Content => ({
  workingTimes: calendar.workingTimes.map((it) => ({ weekday: it.weekday, ...hoursOf(it) })),
  standardHours: hoursOf(calendar.standardHours),
  specialDays: calendar.specialDays.map((it) => ({ ...it, hours: it.hours && hoursOf(it.hours) })),
  years: calendar.years,
  source: null,
});

/** What a date is by its weekday alone, or by its own entry. */
export function kindOf(date: string, content: Content): CalendarDay['kind'] {
  const own = content.specialDays.find((it) => it.date === date);
  if (own && own.kind !== 'halfDay') return own.kind;
  if (own) return 'workday';
  return content.workingTimes.some((it) => it.weekday === weekdayNameOf(date)) ? 'workday' : 'dayOff';
}

/** The days of a year as they would be, for the same grid that shows them as they are. */
export function daysOf(year: number, content: Content, language: TextLanguage): ReadonlyMap<string, CalendarDay> {
  const special = new Map(content.specialDays.map((it) => [it.date, it]));
  const provisional = !content.years.includes(year);
  const days = new Map<string, CalendarDay>();
  for (let date = `${year}-01-01`; date <= `${year}-12-31`; date = addDays(date, 1)) {
    const name = special.get(date)?.name;
    days.set(date, { date, kind: kindOf(date, content), name: (language === 'en' ? name?.en : name?.zh) ?? null, provisional });
  }
  return days;
}

export const halvesOf = (days: readonly SpecialDay[]): ReadonlySet<string> =>
  new Set(days.filter((it) => it.kind === 'halfDay').map((it) => it.date));

/** The same entry for some days in a row; null: ordinary again, as their weekday says. */
export function withDays(content: Content, first: string, count: number, entry: Omit<SpecialDay, 'date'> | null): Content {
  const dates = Array.from({ length: count }, (_, index) => addDays(first, index));
  const others = content.specialDays.filter((it) => !dates.includes(it.date));
  const added = entry ? dates.map((date) => ({ ...entry, date })) : [];
  return { ...content, specialDays: [...others, ...added].sort((a, b) => (a.date < b.date ? -1 : 1)) };
}

/** How many days, weekdays and years differ. */
export function changesIn(from: Content, to: Content): number {
  const differing = <Row>(a: readonly Row[], b: readonly Row[], keyOf: (row: Row) => string) => {
    const texts = (rows: readonly Row[]) => new Map(rows.map((row) => [keyOf(row), JSON.stringify(row)]));
    const [before, after] = [texts(a), texts(b)];
    return [...new Set([...before.keys(), ...after.keys()])].filter((key) => before.get(key) !== after.get(key)).length;
  };
  return (
    differing(from.specialDays.map(ordered), to.specialDays.map(ordered), (it) => it.date) +
    differing(from.workingTimes, to.workingTimes, (it) => it.weekday) +
    differing(from.years, to.years, String) +
    (JSON.stringify(from.standardHours) === JSON.stringify(to.standardHours) ? 0 : 1)
  );
}

const ordered = ({ date, kind, name, hours }: SpecialDay) => ({ date, kind, name: name ?? null, hours: hours ?? null });
