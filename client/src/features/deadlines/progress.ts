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

const earlier = (a: string, b: string) => (Date.parse(a) <= Date.parse(b) ? a : b);
const later = (a: string, b: string) => (Date.parse(a) >= Date.parse(b) ? a : b);

/** How much of the time is gone. Once it is late, clock time shows how late. */
export function progressOf(
  deadline: Deadline,
  explanation: Explanation,
  calendar: Calendar | undefined,
  now: Date,
  /** For days that the explanation does not name: those that a pause added. */
  kindOf: (date: string) => string | undefined = () => undefined,
): Progress {
  const start = explanation.countsFrom;
  const { pauses } = explanation;
  const at = deadline.metAt ?? pauses.find((it) => it.until === null)?.from ?? now.toISOString();
  /** The time between two moments without what rested in between, by a way of measuring. */
  const net = (measure: (from: string, to: string) => number, to: string) =>
    pauses.reduce(
      (sum, { from, until }) => {
        if (until === null) return sum; // still rests: nothing after its beginning is gone yet
        const end = earlier(until, to);
        return Date.parse(from) < Date.parse(end) ? sum - measure(later(from, start), end) : sum;
      },
      measure(start, to),
    );
  const days = new Map(explanation.days.map((it) => [it.date, it.kind]));
  const late = Date.parse(at) > Date.parse(deadline.dueAt);
  if (explanation.unit === 'workdays' && calendar && !late) {
    const isWorkday = (date: string) => {
      const kind = days.get(date) ?? kindOf(date);
      return kind === 'workday' || kind === 'makeUpWorkday';
    };
    const measure = (from: string, to: string) => workingMinutes(from, to, { calendar, isWorkday });
    const total = net(measure, deadline.dueAt);
    const gone = Date.parse(at) <= Date.parse(start) ? 0 : net(measure, at);
    if (total > 0) return { gone, total, working: true, at: gone / total, due: 1 };
  }
  const measure = (from: string, to: string) => Math.max(0, Math.floor((Date.parse(to) - Date.parse(from)) / 60_000));
  const [gone, total] = [net(measure, at), net(measure, deadline.dueAt)];
  const whole = Math.max(gone, total, 1);
  return { gone, total, working: false, at: gone / whole, due: total / whole };
}
