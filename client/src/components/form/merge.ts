/** A field that both sides hold differently. */
export interface Difference {
  field: string;
  theirs: unknown;
  mine: unknown;
  /** They left it as it was: mine may stand unless the reader says otherwise. */
  untouchedByThem: boolean;
}

const same = (a: unknown, b: unknown) => JSON.stringify(a ?? null) === JSON.stringify(b ?? null) || ((a ?? '') === '' && (b ?? '') === '');

/**
 * What is to be decided between mine and theirs. A field that I did not touch is not mine to decide: it takes their value without asking.
 * Without `base` (what both started from) everything that differs is to be decided.
 */
export function differences(base: object | undefined, mine: object, theirs: object): Difference[] {
  const of = (values: object | undefined, field: string): unknown => (values as Record<string, unknown> | undefined)?.[field];
  return Object.keys(theirs)
    .filter((field) => !same(of(mine, field), of(theirs, field)) && (base === undefined || !same(of(mine, field), of(base, field))))
    .map((field) => ({
      field,
      theirs: of(theirs, field),
      mine: of(mine, field),
      untouchedByThem: base !== undefined && same(of(theirs, field), of(base, field)),
    }));
}
