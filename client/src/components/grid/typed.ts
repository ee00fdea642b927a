/** Texts by row and column. */
export type Texts = Record<string, Record<string, string>>;

/** What was typed into a sheet, and what stood in each of those cells when it was: tells a cell that somebody else changed since. */
export interface Typed {
  texts: Texts;
  bases: Texts;
}

interface Cell {
  /** The row's key. */
  key: string;
  column: string;
}

export const nothingTyped: Typed = { texts: {}, bases: {} };

export const isEmpty = ({ texts }: Typed) => Object.values(texts).every((row) => Object.keys(row).length === 0);

const put = (texts: Texts, { key, column }: Cell, text: string): Texts => ({ ...texts, [key]: { ...texts[key], [column]: text } });

function take(texts: Texts, { key, column }: Cell): Texts {
  if (texts[key]?.[column] === undefined) return texts;
  return { ...texts, [key]: Object.fromEntries(Object.entries(texts[key]).filter(([it]) => it !== column)) };
}

export const withCell = ({ texts, bases }: Typed, cell: Cell, { text, base }: { text: string; base: string }): Typed => ({
  texts: put(texts, cell, text),
  bases: put(bases, cell, base),
});

export const withoutCell = ({ texts, bases }: Typed, cell: Cell): Typed => ({ texts: take(texts, cell), bases: take(bases, cell) });

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);

/** The texts of a value that was kept somewhere; what is none in it is left out. */
function asTexts(value: unknown): Texts {
  if (!isObject(value)) return {};
  const rows = Object.entries(value).flatMap(([key, row]) => {
    if (!isObject(row)) return [];
    return [[key, Object.fromEntries(Object.entries(row).filter((it): it is [string, string] => typeof it[1] === 'string'))] as const];
  });
  return Object.fromEntries(rows);
}

/**
 * What a kept draft holds, whatever it is. Drafts of earlier releases are the texts alone: such a cell counts as typed
 * over what stands in it on opening, as `stored` says.
 */
export function asTyped(kept: unknown, stored: (key: string, column: string) => string): Typed {
  const hasBases = isObject(kept) && isObject(kept['texts']) && isObject(kept['bases']);
  const texts = asTexts(hasBases ? kept['texts'] : kept);
  const known = hasBases ? asTexts(kept['bases']) : {};
  const bases = Object.entries(texts).map(([key, row]) => [
    key,
    Object.fromEntries(Object.keys(row).map((column) => [column, known[key]?.[column] ?? stored(key, column)])),
  ]);
  return { texts, bases: Object.fromEntries(bases) as Texts };
}
