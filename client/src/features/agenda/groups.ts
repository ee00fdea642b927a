import type { Answer } from '@api';
import { addDays, daysBetween, type useTimes } from '@components';

export type Agenda = Answer<'get', '/api/v1/me/agenda'>;
export type AgendaItem = Agenda['items'][number];
type Times = ReturnType<typeof useTimes>;

export interface Groups {
  overdue: AgendaItem[];
  today: AgendaItem[];
  /** The next day on which something is due, when it is within a week. */
  next: { date: string; items: AgendaItem[] } | null;
  later: AgendaItem[];
}

/** By the reader's days, from the clock of the page: a row changes its group when its time passes. */
export function groupItems(items: readonly AgendaItem[], times: Times): Groups {
  const groups: Groups = { overdue: [], today: [], next: null, later: [] };
  for (const item of items) {
    const { date } = times.wall(item.deadline.dueAt);
    // What rests is due on no day yet.
    if (item.deadline.state === 'paused') groups.later.push(item);
    else if (times.mark(item.deadline) === 'breached') groups.overdue.push(item);
    else if (date <= times.today) groups.today.push(item);
    else if (groups.next ? date === groups.next.date : daysBetween(times.today, date) < 7)
      (groups.next ??= { date, items: [] }).items.push(item);
    else groups.later.push(item);
  }
  return groups;
}

/** The days between today and a date that are not what their weekday says, or are not worked: they explain the gap. */
export function daysBetweenOff(date: string, times: Times) {
  const found: { date: string; kind: 'makeUpWorkday' | 'holiday' | 'dayOff' }[] = [];
  for (let day = addDays(times.today, 1); day < date; day = addDays(day, 1)) {
    const kind = times.kindOf(day);
    if (kind && kind !== 'workday') found.push({ date: day, kind });
  }
  return found;
}
