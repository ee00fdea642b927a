import { addDays, daysBetween, wallOf, weekdayOf } from './zone';

export type TextLanguage = 'zh-CN' | 'en';

const weekdays = {
  'zh-CN': ['周一', '周二', '周三', '周四', '周五', '周六', '周日'],
  en: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'],
};
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

export const weekdayName = (date: string, language: TextLanguage) => weekdays[language][weekdayOf(date) - 1] ?? '';

interface DayOptions {
  language: TextLanguage;
  /** The year that needs not be said. */
  thisYear: number;
  weekday?: boolean;
}

/** `10月14日 周一`, `Mon 14 Oct`; with the year when it is not this one. */
export function formatDay(date: string, { language, thisYear, weekday = false }: DayOptions): string {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number);
  if (language === 'zh-CN') {
    const text = `${year === thisYear ? '' : `${year}年`}${month}月${day}日`;
    return weekday ? `${text} ${weekdayName(date, language)}` : text;
  }
  const text = `${day} ${months[month - 1]}${year === thisYear ? '' : ` ${year}`}`;
  return weekday ? `${weekdayName(date, language)} ${text}` : text;
}

/** `10月14日 – 11月12日`, `14 Oct – 12 Nov`. */
export const formatSpan = (from: string, to: string, options: DayOptions) => `${formatDay(from, options)} – ${formatDay(to, options)}`;

interface InstantOptions {
  language: TextLanguage;
  timeZone: string;
  now: Date;
}

/** `10月14日 周一 09:00`, `Mon 14 Oct, 09:00`. */
export function formatInstant(at: string, { language, timeZone, now }: InstantOptions): string {
  const wall = wallOf(at, timeZone);
  const day = formatDay(wall.date, { language, thisYear: wallOf(now, timeZone).year, weekday: true });
  return language === 'zh-CN' ? `${day} ${wall.time}` : `${day}, ${wall.time}`;
}

/** How a near moment is called: today, tomorrow, the weekday of the next six days; else its date. */
export type Nearness = { kind: 'today' | 'tomorrow'; time: string } | { kind: 'week' | 'far'; text: string };

export function nearness(at: string, options: InstantOptions): Nearness {
  const wall = wallOf(at, options.timeZone);
  const away = daysBetween(wallOf(options.now, options.timeZone).date, wall.date);
  if (away === 0) return { kind: 'today', time: wall.time };
  if (away === 1) return { kind: 'tomorrow', time: wall.time };
  if (away > 1 && away < 7) return { kind: 'week', text: `${weekdayName(wall.date, options.language)} ${wall.time}` };
  return { kind: 'far', text: formatInstant(at, options) };
}

/** A span of time in the unit a person would say it in; `under` = not quite that many workdays. */
export interface Amount {
  unit: 'workdays' | 'underWorkdays' | 'days' | 'hours' | 'minutes';
  count: number;
}

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** How long something took or is late: below 2 hours in minutes, below 2 days in hours, then in days. */
export function durationOf(milliseconds: number): Amount {
  if (milliseconds < 2 * hour) return { unit: 'minutes', count: Math.floor(milliseconds / minute) };
  if (milliseconds < 2 * day) return { unit: 'hours', count: Math.floor(milliseconds / hour) };
  return { unit: 'days', count: Math.floor(milliseconds / day) };
}

interface LeftOptions {
  timeZone: string;
  /** Whether a date is worked; undefined: unknown, then days are counted. */
  isWorkday: (date: string) => boolean | undefined;
}

/**
 * Time left until a due time: above a day in workdays, below in hours, below 2 hours in minutes.
 * Workdays are the worked dates after today up to the due date; "under" when the last one does not last until now's time of day.
 */
export function timeLeft(now: Date, dueAt: string, { timeZone, isWorkday }: LeftOptions): Amount {
  const left = Date.parse(dueAt) - now.getTime();
  if (left < 2 * hour) return { unit: 'minutes', count: Math.ceil(left / minute) };
  if (left <= day) return { unit: 'hours', count: Math.floor(left / hour) };
  const from = wallOf(now, timeZone);
  const to = wallOf(dueAt, timeZone);
  let workdays = 0;
  for (let date = from.date; date < to.date;) {
    date = addDays(date, 1);
    const worked = isWorkday(date);
    if (worked === undefined) return { unit: 'days', count: Math.floor(left / day) };
    if (worked) workdays++;
  }
  if (workdays === 0) return { unit: 'days', count: Math.floor(left / day) };
  return { unit: to.time < from.time ? 'underWorkdays' : 'workdays', count: workdays };
}
