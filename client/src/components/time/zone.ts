/** A moment as the clock on the wall of a time zone shows it. */
export interface Wall {
  year: number;
  /** 1 to 12. */
  month: number;
  day: number;
  /** 1 = Monday to 7 = Sunday. */
  weekday: number;
  /** `YYYY-MM-DD`. */
  date: string;
  /** `HH:mm`, 24 hours. */
  time: string;
}

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(timeZone: string) {
  let format = formats.get(timeZone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-CA', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
    });
    formats.set(timeZone, format);
  }
  return format;
}

/** ISO weekday of a date, 1 = Monday to 7 = Sunday. */
export const weekdayOf = (date: string) => new Date(`${date}T00:00:00Z`).getUTCDay() || 7;

export function wallOf(at: string | Date, timeZone: string): Wall {
  const parts: Record<string, string> = {};
  for (const { type, value } of formatOf(timeZone).formatToParts(typeof at === 'string' ? new Date(at) : at)) parts[type] = value;
  const { year = '', month = '', day = '', hour = '', minute = '' } = parts;
  const date = `${year}-${month}-${day}`;
  return { year: Number(year), month: Number(month), day: Number(day), weekday: weekdayOf(date), date, time: `${hour}:${minute}` };
}

/** The instant (RFC 3339, UTC) at which a zone's wall shows a date and time. In the hour that a clock change skips: the moment of the change or later. */
export function instantOf(date: string, time: string, timeZone: string): string {
  const wanted = Date.parse(`${date}T${time}:00Z`);
  let at = wanted;
  // The offset at the guess corrects the guess; the second round is for guesses on the other side of a clock change.
  for (let round = 0; round < 2; round++) {
    const shown = wallOf(new Date(at), timeZone);
    at += wanted - Date.parse(`${shown.date}T${shown.time}:00Z`);
  }
  return new Date(at).toISOString().replace('.000Z', 'Z');
}

/** Days from one date to another; negative when `to` is earlier. */
export const daysBetween = (from: string, to: string) =>
  Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);

export const addDays = (date: string, days: number) =>
  new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
