/** A block of cells as Excel and its like put it on the clipboard: tabs between cells, lines between rows, quotes around cells with either. */
export function parseBlock(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = '';
  let quoted = false;
  const source = text.replace(/\r\n?/g, '\n');
  for (let at = 0; at < source.length; at++) {
    const sign = source[at];
    if (quoted) {
      if (sign !== '"') cell += sign;
      else if (source[at + 1] === '"') {
        cell += '"';
        at++;
      } else quoted = false;
    } else if (sign === '"' && cell === '') quoted = true;
    else if (sign === '\t' || sign === '\n') {
      row.push(cell.trim());
      cell = '';
      if (sign === '\n') {
        rows.push(row);
        row = [];
      }
    } else cell += sign;
  }
  row.push(cell.trim());
  // Excel ends the last row with a line break.
  if (row.length > 1 || row[0] !== '') rows.push(row);
  return rows;
}

export const isBlock = (text: string) => /[\t\n\r]/.test(text.replace(/[\r\n]+$/, ''));

interface Target {
  /** Names of the rows, in the order of the sheet. */
  rows: readonly string[];
  /** Names of all columns but the row's own name, in the order of the sheet. */
  columns: number;
  /** Where the cursor stands. */
  at: { row: number; column: number };
}

export interface Landing {
  row: number;
  column: number;
  text: string;
}

/**
 * Where each pasted cell lands. When the first column holds names of rows, rows are found by name and the other cells begin at the first column;
 * else the block lands at the cursor. What falls off the sheet is left out; `unknown` are names that no row has.
 */
export function landBlock(block: readonly string[][], { rows, columns, at }: Target): { cells: Landing[]; unknown: string[] } {
  const known = block.filter(([first = '']) => rows.includes(first)).length;
  const byName = known > 0 && known * 2 >= block.length;
  const unknown: string[] = [];
  const cells = block.flatMap((line, index) => {
    const [first = '', ...rest] = line;
    const row = byName ? rows.indexOf(first) : at.row + index;
    if (byName && row < 0) unknown.push(first);
    const texts = byName ? rest : line;
    const from = byName ? 0 : at.column;
    return texts
      .map((text, offset) => ({ row, column: from + offset, text }))
      .filter((it) => it.row >= 0 && it.row < rows.length && it.column < columns);
  });
  return { cells, unknown };
}
