import { addDays, instantOf, wallOf } from '@components';
import type { Calendar } from './api';

interface Counting {
  calendar: Calendar;
  /** Whether a date is worked. */
  isWorkday: (date: string) => boolean;
}

const minute = 60_000;

/** Minutes of working time between two instants, by the calendar's hours; a weekend that is worked has the hours of its first weekday. */
export function workingMinutes(from: string, to: string, { calendar, isWorkday }: Counting): number {
  const { timeZone, workingTimes } = calendar;
  const usual = workingTimes[0];
  if (!usual) return 0;
  const last = wallOf(to, timeZone).date;
  let milliseconds = 0;
  for (let { date } = wallOf(from, timeZone); date <= last; date = addDays(date, 1)) {
    if (!isWorkday(date)) continue;
    const begin = Math.max(Date.parse(instantOf(date, usual.start.slice(0, 5), timeZone)), Date.parse(from));
    const end = Math.min(Date.parse(instantOf(date, usual.end.slice(0, 5), timeZone)), Date.parse(to));
    milliseconds += Math.max(0, end - begin);
  }
  return Math.floor(milliseconds / minute);
}
