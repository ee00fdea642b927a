import { addDays } from '@components';

/** Dates in order, gathered into spans without gaps: first and last date of each. */
export function runs(dates: readonly string[]): [string, string][] {
  const spans: [string, string][] = [];
  for (const date of dates) {
    const last = spans.at(-1);
    if (last && addDays(last[1], 1) === date) last[1] = date;
    else spans.push([date, date]);
  }
  return spans;
}
