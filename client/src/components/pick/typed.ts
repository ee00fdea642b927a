import { parseDay } from '../grid/parse';

/** A date and time of day in the spellings that people type: a date as in `parseDay`, a time `9:30`, or both; what is left out is as it is in `now`. */
export function parseWall(text: string, now: { date: string; time: string }, today: string): { date: string; time: string } | null {
  const it = text.trim().replaceAll('：', ':');
  const clock = /(?:^|\s)(\d{1,2}):(\d{2})$/.exec(it);
  const day = (clock ? it.slice(0, clock.index) : it).trim();
  const date = day ? parseDay(day, today) : now.date;
  if (!date || (!day && !clock)) return null;
  if (!clock) return { date, time: now.time };
  const [, hour = '', minute = ''] = clock;
  return Number(hour) < 24 && Number(minute) < 60 ? { date, time: `${hour.padStart(2, '0')}:${minute}` } : null;
}
