import { type ClipboardEvent, type KeyboardEvent, type ReactNode, useLayoutEffect, useRef, useState } from 'react';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { withCommand } from '../keys';
import { Note } from '../Note';
import { isBlock, landBlock, parseBlock } from './clipboard';
import { GridCell } from './GridCell';
import type { Sheet, SheetGroup } from './useSheet';

interface GridSheetProps<Row> {
  sheet: Sheet<Row>;
  label: string;
  /** Head of the first column. */
  rowTitle: string;
  /** The plain name of a row: names its cells, and finds it when names are pasted. */
  nameOf: (row: Row) => string;
  /** What stands in the first column; by default the name. */
  head?: (row: Row) => ReactNode;
  /** Pixels of the first column on wide screens. */
  headWidth?: number;
  /** ⌘Enter. */
  onSend?: () => void;
}

/** Where the cursor is, counted over editable rows and all columns but the first. */
interface Cursor {
  row: number;
  column: number;
}

/**
 * A grid that is filled in with the keyboard: arrows, Tab and Enter move, typing replaces, F2 or a click edits, ⌘D takes the cell above,
 * a block from Excel lands at the cursor. Exactly one cell holds an input, so that input methods (pinyin) can start in any cell.
 */
export function GridSheet<Row>({ sheet, label, rowTitle, nameOf, head = nameOf, headWidth = 168, onSend }: GridSheetProps<Row>) {
  const { t } = useTranslation();
  const { columns, rows, rowKey } = sheet;
  const firstEditable = columns.findIndex((it) => it.edit);
  const [cursor, setCursor] = useState<Cursor>({ row: 0, column: firstEditable });
  /** Whether arrows move in the text (after a click, F2) or between cells. */
  const [inText, setInText] = useState(false);
  const [before, setBefore] = useState('');
  const input = useRef<HTMLTextAreaElement>(null);
  const takeFocus = useRef<'all' | 'end' | null>(null);

  useLayoutEffect(() => {
    const it = input.current;
    if (!it || !takeFocus.current) return;
    it.focus();
    if (takeFocus.current === 'all') it.select();
    else it.setSelectionRange(it.value.length, it.value.length);
    takeFocus.current = null;
  }, [cursor, inText]);

  const rowAt = (index: number) => rows[index];
  const keyAt = (index: number) => columns[index]?.key ?? '';

  function go(to: Cursor, edit = false) {
    const row = rowAt(cursor.row);
    if (row !== undefined) sheet.tidy(row, keyAt(cursor.column));
    takeFocus.current = edit ? 'end' : 'all';
    const target = rowAt(to.row);
    setBefore(target === undefined ? '' : sheet.textOf(target, keyAt(to.column)));
    setInText(edit);
    setCursor(to);
  }

  /** Focus came from outside: the whole text is selected, so that typing replaces it. */
  function enter(row: Row, column: string) {
    setBefore(sheet.textOf(row, column));
    if (!inText) input.current?.select();
  }

  function leave(row: Row, column: string) {
    sheet.tidy(row, column);
    setInText(false);
  }

  /** The next editable cell in a direction; none at the edge. */
  function next(rowStep: number, columnStep: number, wrap: boolean): Cursor | null {
    let { row, column } = cursor;
    for (;;) {
      row += rowStep;
      column += columnStep;
      if (wrap && column >= columns.length) {
        column = 0;
        row++;
      }
      if (wrap && column < 0) {
        column = columns.length - 1;
        row--;
      }
      if (row < 0 || row >= rows.length || column < 0 || column >= columns.length) return null;
      if (columns[column]?.edit) return { row, column };
    }
  }

  function move(event: KeyboardEvent, to: Cursor | null) {
    event.preventDefault();
    if (to) go(to);
  }

  function keys(event: KeyboardEvent<HTMLTextAreaElement>) {
    if (event.nativeEvent.isComposing) return;
    const command = event.metaKey || event.ctrlKey;
    const row = rowAt(cursor.row);
    const column = keyAt(cursor.column);
    if (row === undefined) return;
    if (command && event.key === 'Enter') {
      event.preventDefault();
      event.stopPropagation();
      sheet.tidy(row, column);
      onSend?.();
    } else if (command && event.key.toLowerCase() === 'd') {
      event.preventDefault();
      const above = rowAt(cursor.row - 1);
      if (above !== undefined) sheet.set(row, column, sheet.textOf(above, column));
    } else if (event.key === 'Enter') move(event, next(event.shiftKey ? -1 : 1, 0, false));
    else if (event.key === 'Tab') {
      const to = next(0, event.shiftKey ? -1 : 1, true);
      // At the edge Tab leaves the grid.
      if (to) move(event, to);
      else sheet.tidy(row, column);
    } else if (event.key === 'F2') {
      event.preventDefault();
      takeFocus.current = 'end';
      setInText(true);
    } else if (event.key === 'Escape') {
      if (sheet.textOf(row, column) === before && !inText) return;
      event.preventDefault();
      event.stopPropagation();
      sheet.set(row, column, before);
      takeFocus.current = 'all';
      setInText(false);
      setCursor({ ...cursor });
    } else if (event.key === 'ArrowUp' || event.key === 'ArrowDown') {
      if (!inText || !columns[cursor.column]?.edit?.long) move(event, next(event.key === 'ArrowUp' ? -1 : 1, 0, false));
    } else if ((event.key === 'ArrowLeft' || event.key === 'ArrowRight') && !inText && !event.shiftKey) {
      move(event, next(0, event.key === 'ArrowLeft' ? -1 : 1, false));
    }
  }

  function paste(event: ClipboardEvent) {
    const text = event.clipboardData.getData('text');
    if (!isBlock(text)) return;
    event.preventDefault();
    const block = parseBlock(text);
    const { cells, unknown } = landBlock(block, { rows: rows.map(nameOf), columns: columns.length, at: cursor });
    const taken = cells.flatMap(({ row: index, column, text: value }) => {
      const row = rowAt(index);
      return row !== undefined && columns[column]?.edit ? [{ row, column: keyAt(column), text: value }] : [];
    });
    sheet.paste(taken, { rows: block.length, columns: Math.max(...block.map((it) => it.length)), unknown });
    takeFocus.current = 'all';
    setInText(false);
    setCursor({ ...cursor });
  }

  const body = ({ key, title, rows: members, readOnly = false }: SheetGroup<Row>) => (
    <tbody key={key} role="rowgroup">
      {title && (
        <tr role="row" className={readOnly ? 'band ro2' : 'band'}>
          <th role="rowheader" colSpan={columns.length + 1} scope="rowgroup">
            {title}
          </th>
        </tr>
      )}
      {members.map((row) => {
        const index = rows.indexOf(row);
        return (
          <tr key={rowKey(row)} role="row" className={readOnly ? 'ro' : undefined}>
            <th role="rowheader" scope="row">
              {head(row)}
            </th>
            {columns.map((column, at) => (
              <GridCell
                key={column.key}
                sheet={sheet}
                row={row}
                column={column}
                rowName={nameOf(row)}
                readOnly={readOnly || !column.edit}
                active={!readOnly && index === cursor.row && at === cursor.column}
                input={input}
                onEnter={() => go({ row: index, column: at }, true)}
                onLeave={() => leave(row, column.key)}
                onFocus={() => enter(row, column.key)}
                onType={(text) => sheet.set(row, column.key, text)}
                onKeyDown={keys}
                onPaste={paste}
              />
            ))}
          </tr>
        );
      })}
    </tbody>
  );

  const { pasted } = sheet;
  return (
    <>
      {pasted && (
        <div className="gap-below">
          <Note tone={pasted.bad > 0 || pasted.unknown.length > 0 ? 'soon' : 'plain'} live>
            {pasted.bad > 0
              ? t('grid.pastedBad', { rows: pasted.rows, columns: pasted.columns, count: pasted.bad })
              : t('grid.pasted', { rows: pasted.rows, columns: pasted.columns })}{' '}
            {pasted.unknown.length > 0 && `${t('grid.unknown', { names: pasted.unknown.join(', ') })} `}
            <Button type="link" size="small" onClick={sheet.undoPaste}>
              {t('grid.undoPaste')}
            </Button>
          </Note>
        </div>
      )}
      <div className="scroll" tabIndex={rows.length === 0 ? 0 : undefined} role="region" aria-label={label}>
        <table className="grid cards" role="grid" aria-label={label}>
          <colgroup>
            <col style={{ width: headWidth }} />
            {columns.map((it) => (
              <col key={it.key} style={{ width: it.width }} />
            ))}
          </colgroup>
          <thead>
            <tr>
              <th scope="col">{rowTitle}</th>
              {columns.map((it) => (
                <th key={it.key} scope="col">
                  {it.title}
                </th>
              ))}
            </tr>
          </thead>
          {sheet.groups.map(body)}
        </table>
      </div>
    </>
  );
}

/** Beside what changed and what is to be fixed: the keys. */
export function GridKeys() {
  const { t } = useTranslation();
  const keys = ['Tab', '↵', withCommand('D'), withCommand('V')];
  return (
    <span className="hidep chips">
      {t('grid.keys')
        .split('|')
        .map((what, index) => (
          <span key={what}>
            <kbd>{keys[index]}</kbd> {what}
          </span>
        ))}
    </span>
  );
}
