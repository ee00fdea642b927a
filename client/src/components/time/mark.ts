import { wallOf } from './zone';

/** What a deadline looks like (the table "States" of the design): its state, made finer by the time. */
export type Mark = 'open' | 'soon' | 'breached' | 'met' | 'metLate' | 'waived' | 'paused' | 'provisional';

export interface DeadlineTime {
  state: 'open' | 'paused' | 'met' | 'breached' | 'metLate' | 'waived';
  dueAt: string;
  startedAt?: string;
  provisional?: boolean;
}

/** The last fifth of the time, or the day itself. */
const lastPart = 0.2;

export function markOf({ state, dueAt, startedAt, provisional }: DeadlineTime, now: Date, timeZone: string): Mark {
  if (state !== 'open') return state;
  const left = Date.parse(dueAt) - now.getTime();
  // The page notices the passing by itself; the server's word follows within a moment.
  if (left <= 0) return 'breached';
  if (wallOf(dueAt, timeZone).date === wallOf(now, timeZone).date) return 'soon';
  if (startedAt && left <= lastPart * (Date.parse(dueAt) - Date.parse(startedAt))) return 'soon';
  return provisional ? 'provisional' : 'open';
}
