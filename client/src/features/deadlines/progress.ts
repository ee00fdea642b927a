import type { Deadline } from '@components';
import type { Calendar, Explanation } from './api';
import { workingMinutes } from './workingTime';

export interface Progress {
  /** Minutes gone and in all, until the due time; in working time where the duty counts workdays. */
  gone: number;
  total: number;
  working: boolean;
  /** Where on the track, 0 to 1: now (or when it was done), and the due time. */
  at: number;
  due: number;
}

/** How much of the time is gone. Once it is late, clock time shows how late. */
export function progressOf(deadline: Deadline, explanation: Explanation, calendar: Calendar | undefined, now: Date): Progress {
  const start = explanation.countsFrom;
  const at = deadline.metAt ?? now.toISOString();
  const days = new Map(explanation.days.map((it) => [it.date, it.kind]));
  const late = Date.parse(at) > Date.parse(deadline.dueAt);
  if (explanation.unit === 'workdays' && calendar && !late) {
    const isWorkday = (date: string) => {
      const kind = days.get(date);
      return kind === 'workday' || kind === 'makeUpWorkday';
    };
    const total = workingMinutes(start, deadline.dueAt, { calendar, isWorkday });
    const gone = Date.parse(at) <= Date.parse(start) ? 0 : workingMinutes(start, at, { calendar, isWorkday });
    if (total > 0) return { gone, total, working: true, at: gone / total, due: 1 };
  }
  const minutes = (to: string) => Math.max(0, Math.floor((Date.parse(to) - Date.parse(start)) / 60_000));
  const [gone, total] = [minutes(at), minutes(deadline.dueAt)];
  const whole = Math.max(gone, total, 1);
  return { gone, total, working: false, at: gone / whole, due: total / whole };
}
