import type { Problem } from '@api';
import { type ReactNode, useMemo, useRef, useState } from 'react';
import { fieldPath } from '../form/paths';
import { useDraft } from '../form/drafts';
import { asTyped, isEmpty, nothingTyped, type Texts, type Typed, withCell, withoutCell } from './typed';

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

/** A cell whose stored value has become another one since something was typed over it. */
export interface CellClash<Row> {
  row: Row;
  column: string;
  theirs: string;
  mine: string;
}

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

/**
 * The state of an editable sheet: typed texts over stored values. Cells that were not touched always show the newest stored value;
 * one that was touched and then changed by somebody else is a clash, and has to be settled before the sheet is sent.
 */
export function useSheet<Row>({ columns, groups, rowKey, draft: thing }: SheetOptions<Row>) {
  const rows = useMemo(() => groups.filter((it) => !it.readOnly).flatMap((it) => it.rows), [groups]);
  const byKey = useMemo(() => new Map(columns.map((it) => [it.key, it])), [columns]);
  const stored = (row: Row, column: string) => byKey.get(column)?.edit?.text(row) ?? '';

  const draft = useDraft<Typed>({ thing, version: 0, base: nothingTyped });
  const [typed, setTyped] = useState<Typed>(() =>
    asTyped(draft.found?.values, (key, column) => {
      const row = rows.find((it) => rowKey(it) === key);
      return row === undefined ? '' : stored(row, column);
    }),
  );
  const [refused, setRefused] = useState<Texts>({});
  const [beforePaste, setBeforePaste] = useState<Typed | null>(null);
  const [pasted, setPasted] = useState<Pasted | null>(null);
  const { texts, bases } = typed;
  /** For an answer that comes after more was typed. */
  const latest = useRef(typed);

  const textOf = (row: Row, column: string) => texts[rowKey(row)]?.[column] ?? stored(row, column);
  const isChanged = (row: Row, column: string) => textOf(row, column) !== stored(row, column);
  /** Why a cell can't be sent: what the server said about this very text, or what the column's own rule says. */
  const errorOf = (row: Row, column: string): string | null =>
    refused[rowKey(row)]?.[column] ??
    (isChanged(row, column) ? (byKey.get(column)?.edit?.check?.(textOf(row, column), row) ?? null) : null);

  const store = (next: Typed) => {
    latest.current = next;
    setTyped(next);
    if (isEmpty(next)) draft.drop();
    else draft.save(next);
  };

  function write(cells: { row: Row; column: string; text: string }[]) {
    let next = typed;
    let stillRefused = refused;
    for (const { row, column, text } of cells) {
      const cell = { key: rowKey(row), column };
      const now = stored(row, column);
      // Typed back to what stands there: the cell is as untouched as before.
      next = text === now ? withoutCell(next, cell) : withCell(next, cell, { text, base: next.bases[cell.key]?.[column] ?? now });
      stillRefused = withoutCell({ texts: stillRefused, bases: {} }, cell).texts;
    }
    setRefused(stillRefused);
    store(next);
  }

  const editable = columns.filter((it) => it.edit);
  const cells = rows.flatMap((row) => editable.map((column) => ({ row, column: column.key })));
  const changed = cells.filter((it) => isChanged(it.row, it.column));
  const bad = cells.filter((it) => errorOf(it.row, it.column) !== null);
  const clashes = changed.flatMap(({ row, column }): CellClash<Row>[] => {
    const theirs = stored(row, column);
    return bases[rowKey(row)]?.[column] === theirs ? [] : [{ row, column, theirs, mine: textOf(row, column) }];
  });

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
    clashes,
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
    /** Each clash decided: theirs goes back to what is stored, mine stays over it. */
    settle(sideOf: (clash: CellClash<Row>) => 'theirs' | 'mine') {
      let next = typed;
      for (const clash of clashes) {
        const cell = { key: rowKey(clash.row), column: clash.column };
        next = sideOf(clash) === 'theirs' ? withoutCell(next, cell) : withCell(next, cell, { text: clash.mine, base: clash.theirs });
      }
      store(next);
    },
    paste(block: { row: Row; column: string; text: string }[], size: { rows: number; columns: number; unknown: string[] }) {
      setBeforePaste(typed);
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
    typed,
    /** After sending: what was sent is no longer typed over the stored values; what was typed since stays, over what was sent. */
    sent(what: Typed) {
      let left = latest.current;
      for (const [key, row] of Object.entries(left.texts))
        for (const [column, text] of Object.entries(row)) {
          const was = what.texts[key]?.[column];
          if (was === text) left = withoutCell(left, { key, column });
          else if (was !== undefined) left = withCell(left, { key, column }, { text, base: was.trim() });
        }
      store(left);
      setRefused({});
      setBeforePaste(null);
      setPasted(null);
    },
  };
}

export type Sheet<Row> = ReturnType<typeof useSheet<Row>>;
