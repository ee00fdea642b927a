import type { Problem } from '@api';
import { type ReactNode, useMemo, useState } from 'react';
import { fieldPath } from '../form/paths';
import { useDraft } from '../form/drafts';

/** How a cell is edited: always as text, so that what was typed or pasted stays even when it can't be read. */
export interface CellEdit<Row> {
  /** The text of the stored value. */
  text: (row: Row) => string;
  /** Why a text can't be taken; null when it can. */
  check?: (text: string, row: Row) => string | null;
  /** The usual spelling of a text that can be read (`90` → `90%`). */
  tidy?: (text: string, row: Row) => string;
  placeholder?: string;
  inputMode?: 'numeric' | 'decimal' | 'text';
  /** Sentences rather than a number or date: wraps. */
  long?: boolean;
}

export interface SheetColumn<Row> {
  key: string;
  title: string;
  /** Pixels on wide screens. */
  width?: number;
  numeric?: boolean;
  /** What a cell shows that is not edited. */
  show?: (row: Row) => ReactNode;
  /** With it the cells of editable rows are edited. */
  edit?: CellEdit<Row>;
}

export interface SheetGroup<Row> {
  key: string;
  title?: ReactNode;
  rows: readonly Row[];
  readOnly?: boolean;
}

type Texts = Record<string, Record<string, string>>;

interface SheetOptions<Row> {
  columns: readonly SheetColumn<Row>[];
  groups: readonly SheetGroup<Row>[];
  rowKey: (row: Row) => string;
  /** Names the sheet in the drafts, with what tells it from others (collaboration, week). */
  draft?: string;
}

export interface Pasted {
  rows: number;
  columns: number;
  bad: number;
  unknown: string[];
}

/** The state of an editable sheet: typed texts over stored values. Cells that were not touched always show the newest stored value. */
export function useSheet<Row>({ columns, groups, rowKey, draft: thing }: SheetOptions<Row>) {
  const draft = useDraft<Texts>({ thing, version: 0, base: {} });
  const [texts, setTexts] = useState<Texts>(draft.found?.values ?? {});
  const [refused, setRefused] = useState<Texts>({});
  const [beforePaste, setBeforePaste] = useState<Texts | null>(null);
  const [pasted, setPasted] = useState<Pasted | null>(null);

  const rows = useMemo(() => groups.filter((it) => !it.readOnly).flatMap((it) => it.rows), [groups]);
  const byKey = useMemo(() => new Map(columns.map((it) => [it.key, it])), [columns]);

  const stored = (row: Row, column: string) => byKey.get(column)?.edit?.text(row) ?? '';
  const textOf = (row: Row, column: string) => texts[rowKey(row)]?.[column] ?? stored(row, column);
  const isChanged = (row: Row, column: string) => textOf(row, column) !== stored(row, column);
  /** Why a cell can't be sent: what the server said about this very text, or what the column's own rule says. */
  const errorOf = (row: Row, column: string): string | null =>
    refused[rowKey(row)]?.[column] ??
    (isChanged(row, column) ? (byKey.get(column)?.edit?.check?.(textOf(row, column), row) ?? null) : null);

  const store = (next: Texts) => {
    setTexts(next);
    draft.save(next);
  };

  function write(cells: { row: Row; column: string; text: string }[]) {
    const next = { ...texts };
    const stillRefused = { ...refused };
    for (const { row, column, text } of cells) {
      const key = rowKey(row);
      next[key] = { ...next[key], [column]: text };
      if (stillRefused[key]) stillRefused[key] = Object.fromEntries(Object.entries(stillRefused[key]).filter(([it]) => it !== column));
    }
    setRefused(stillRefused);
    store(next);
  }

  const editable = columns.filter((it) => it.edit);
  const cells = rows.flatMap((row) => editable.map((column) => ({ row, column: column.key })));
  const changed = cells.filter((it) => isChanged(it.row, it.column));
  const bad = cells.filter((it) => errorOf(it.row, it.column) !== null);

  return {
    columns,
    groups,
    rowKey,
    rows,
    textOf,
    isChanged,
    errorOf,
    savedAt: draft.savedAt,
    changedCount: changed.length,
    badCount: bad.length,
    firstBad: bad[0],
    pasted,
    set: (row: Row, column: string, text: string) => write([{ row, column, text }]),
    /** After typing: the usual spelling, where the text can be read. */
    tidy(row: Row, column: string) {
      const edit = byKey.get(column)?.edit;
      const text = textOf(row, column);
      if (!edit?.tidy || !isChanged(row, column) || edit.check?.(text, row)) return;
      const tidy = edit.tidy(text, row);
      if (tidy !== text) write([{ row, column, text: tidy }]);
    },
    paste(block: { row: Row; column: string; text: string }[], size: { rows: number; columns: number; unknown: string[] }) {
      setBeforePaste(texts);
      const taken = block.map((it) => {
        const edit = byKey.get(it.column)?.edit;
        const reads = !edit?.check?.(it.text, it.row);
        return { ...it, reads, text: reads ? (edit?.tidy?.(it.text, it.row) ?? it.text) : it.text };
      });
      write(taken);
      setPasted({ ...size, bad: taken.filter((it) => !it.reads).length });
    },
    undoPaste() {
      if (beforePaste) store(beforePaste);
      setBeforePaste(null);
      setPasted(null);
    },
    /** Places the messages of a 422 (`$.entries[2].percentComplete`) into the cells; `sent` are the rows in the order of the body. Gives what fits no cell. */
    refuse({ errors = {} }: Problem, list: string, sent: readonly Row[]): string[] {
      const next: Texts = {};
      const loose: string[] = [];
      for (const [path, messages] of Object.entries(errors)) {
        const [name, index, column] = fieldPath(path);
        const row = name === list && typeof index === 'number' ? sent[index] : undefined;
        if (row === undefined || typeof column !== 'string' || !byKey.has(column)) loose.push(...messages);
        else next[rowKey(row)] = { ...next[rowKey(row)], [column]: messages.join(' ') };
      }
      setRefused(next);
      return loose;
    },
    /** After sending: nothing is typed over the stored values any more. */
    clear() {
      draft.drop();
      setTexts({});
      setRefused({});
      setBeforePaste(null);
      setPasted(null);
    },
  };
}

export type Sheet<Row> = ReturnType<typeof useSheet<Row>>;
