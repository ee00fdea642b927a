import { type Difference, differences } from '@components';
import { type Content, type Hours, type SpecialDay, type Weekday, weekdays } from './content';

/** A calendar cut into what two people may change without each other: one date, one weekday, one year, the standard hours. */
type Parts = Record<string, unknown>;

const cut = ({ specialDays, workingTimes, years, standardHours }: Content): Parts => ({
  ...Object.fromEntries(
    specialDays.map(({ date, kind, name, hours }) => [`day ${date}`, { kind, name: name ?? null, hours: hours ?? null }]),
  ),
  ...Object.fromEntries(workingTimes.map(({ weekday, start, end }) => [`weekday ${weekday}`, { start, end }])),
  ...Object.fromEntries(years.map((year) => [`year ${year}`, true])),
  standard: { start: standardHours.start, end: standardHours.end },
});

const of = <Value>(parts: Parts, what: string): [string, Value][] =>
  Object.entries(parts).flatMap(([key, value]) =>
    key.startsWith(`${what} `) && value ? [[key.slice(what.length + 1), value as Value]] : [],
  );

function join(parts: Parts): Content {
  const hours = new Map(of<Hours>(parts, 'weekday'));
  return {
    specialDays: of<Omit<SpecialDay, 'date'>>(parts, 'day')
      .map(([date, day]) => ({ ...day, date }))
      .sort((a, b) => (a.date < b.date ? -1 : 1)),
    workingTimes: weekdays.flatMap((weekday) => {
      const worked = hours.get(weekday);
      return worked ? [{ weekday, ...worked }] : [];
    }),
    years: of<boolean>(parts, 'year')
      .map(([year]) => Number(year))
      .sort((a, b) => a - b),
    standardHours: parts.standard as Hours,
    source: null,
  };
}

export interface Rebased {
  /** Theirs with what I changed alone. */
  content: Content;
  /** What both changed, to another value each. */
  clashes: Difference[];
}

/** My changes (from `base` to `mine`) on top of what somebody else has made of the calendar meanwhile. */
export function rebase(base: Content, mine: Content, theirs: Content): Rebased {
  const [from, my, their] = [cut(base), cut(mine), cut(theirs)];
  const everywhere = Object.fromEntries(
    [...Object.keys(from), ...Object.keys(my), ...Object.keys(their)].map((key) => [key, their[key] ?? null]),
  );
  const found = differences(from, my, everywhere);
  const alone = Object.fromEntries(found.filter((it) => it.untouchedByThem).map((it) => [it.field, it.mine]));
  return { content: join({ ...their, ...alone }), clashes: found.filter((it) => !it.untouchedByThem) };
}

/** With the side that was chosen for each clash. */
export function settled({ content, clashes }: Rebased, chosen: Record<string, 'theirs' | 'mine'>): Content {
  const mine = Object.fromEntries(clashes.filter((it) => chosen[it.field] === 'mine').map((it) => [it.field, it.mine]));
  return join({ ...cut(content), ...mine });
}

/** What a clash is about: a date, a weekday, a year, or the standard hours. */
export type Part = { date: string } | { weekday: Weekday } | { year: number } | 'standard';

export function partOf(field: string): Part {
  const [what, which = ''] = field.split(' ');
  if (what === 'day') return { date: which };
  if (what === 'weekday') return { weekday: which as Weekday };
  return what === 'year' ? { year: Number(which) } : 'standard';
}
