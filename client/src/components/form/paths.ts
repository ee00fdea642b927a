/** Where a field stands in the form's values. */
export type FieldPath = (string | number)[];

/** A JSON path of the problem document → the form's field: `$.goals[0].target` → `['goals', 0, 'target']`. */
export function fieldPath(jsonPath: string): FieldPath {
  const path: FieldPath = [];
  for (const [, name, index, quoted] of jsonPath.replace(/^\$\.?/, '').matchAll(/([^.[\]]+)|\[(\d+)\]|\['([^']+)'\]/g)) {
    if (index !== undefined) path.push(Number(index));
    else path.push(quoted ?? name ?? '');
  }
  return path;
}

/** Whether a change (the nested object that the form reports) includes a field. */
export function touches(changed: unknown, path: FieldPath): boolean {
  let at: unknown = changed;
  for (const step of path) {
    if (typeof at !== 'object' || at === null || !(step in at)) return false;
    at = (at as Record<string | number, unknown>)[step];
  }
  return true;
}
