/** Full-width digits and signs, as Chinese input methods type them, in their plain form. */
const plain = (text: string) =>
  text
    .trim()
    .replace(/[\uff01-\uff5e]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0))
    .replace(/\u3000/g, ' ');

/** `90`, `90%`, `９０％`, `0.9` → 90; null when it is no whole percentage from 0 to 100. */
export function parsePercent(text: string): number | null {
  const it = plain(text);
  const match = /^(\d+(?:\.\d+)?)\s*%?$/.exec(it);
  if (!match) return null;
  const fraction = !it.includes('%') && /^0?\.\d+$/.test(it);
  const value = Math.round(Number(match[1]) * (fraction ? 10_000 : 100)) / 100;
  return Number.isInteger(value) && value >= 0 && value <= 100 ? value : null;
}

/** `10,000`, `10000`, `1.5`; null when it is no number. */
export function parseNumber(text: string): number | null {
  const it = plain(text).replace(/,(?=\d{3}(\D|$))/g, '');
  return /^-?\d+(\.\d+)?$/.test(it) ? Number(it) : null;
}

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

function dateOf(year: number, month: number, day: number): string | null {
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day
    ? date.toISOString().slice(0, 10)
    : null;
}

/**
 * A date in the spellings that people type and Excel copies: `2024-10-11`, `2024/10/11`, `2024年10月11日`, `10月11日`, `10/11`, `10-11`,
 * `11 Oct`, `Oct 11`, `11日`. What is left out is taken from `today`. Null when it is no date.
 */
export function parseDay(text: string, today: string): string | null {
  const it = plain(text).toLowerCase();
  const [thisYear = 0, thisMonth = 0] = today.split('-').map(Number);
  const full = /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?$/.exec(it);
  if (full) return dateOf(Number(full[1]), Number(full[2]), Number(full[3]));
  const noYear = /^(\d{1,2})\s*[-/月]\s*(\d{1,2})\s*日?$/.exec(it);
  if (noYear) return dateOf(thisYear, Number(noYear[1]), Number(noYear[2]));
  const dayOnly = /^(\d{1,2})\s*日$/.exec(it);
  if (dayOnly) return dateOf(thisYear, thisMonth, Number(dayOnly[1]));
  const named =
    /^(?:\w{3},?\s+)?(\d{1,2})\s+([a-z]{3})[a-z]*\.?(?:\s+(\d{4}))?$/.exec(it) ??
    swap(/^([a-z]{3})[a-z]*\.?\s+(\d{1,2})(?:,?\s+(\d{4}))?$/.exec(it));
  if (!named) return null;
  const month = months.indexOf(named[2] ?? '') + 1;
  return month === 0 ? null : dateOf(Number(named[3] ?? thisYear), month, Number(named[1]));
}

/** `Oct 11` read as `11 Oct`. */
const swap = (match: RegExpExecArray | null) => match && [match[0], match[2], match[1], match[3]];
