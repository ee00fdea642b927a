import { type ClipboardEvent, type KeyboardEvent, type RefObject, useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { Sheet, SheetColumn } from './useSheet';

interface GridCellProps<Row> {
  sheet: Sheet<Row>;
  row: Row;
  column: SheetColumn<Row>;
  rowName: string;
  readOnly: boolean;
  /** Holds the one input of the grid. */
  active: boolean;
  input: RefObject<HTMLTextAreaElement | null>;
  onEnter: () => void;
  onLeave: () => void;
  onFocus: () => void;
  onType: (text: string) => void;
  onKeyDown: (event: KeyboardEvent<HTMLTextAreaElement>) => void;
  onPaste: (event: ClipboardEvent) => void;
}

export function GridCell<Row>({ sheet, row, column, rowName, readOnly, active, input, ...on }: GridCellProps<Row>) {
  const { t } = useTranslation();
  const errorId = useId();
  if (readOnly) {
    const shown = column.show ? column.show(row) : column.edit?.text(row);
    const empty = shown === null || shown === undefined || shown === '';
    return (
      <td
        role="gridcell"
        aria-readonly="true"
        data-l={column.title}
        className={[column.numeric && 'num', empty && 'em'].filter(Boolean).join(' ') || undefined}
      >
        <span>{shown}</span>
      </td>
    );
  }
  const text = sheet.textOf(row, column.key);
  const error = sheet.errorOf(row, column.key);
  const classes = [
    'ed',
    column.numeric && 'num',
    sheet.isChanged(row, column.key) && 'chg',
    error && 'bad',
    active && 'here',
    !active && text === '' && 'ph',
  ];
  return (
    <td
      role="gridcell"
      data-l={column.title}
      className={classes.filter(Boolean).join(' ')}
      aria-invalid={error ? true : undefined}
      // Around the input, but still in its cell.
      onClick={(event) => event.target !== input.current && on.onEnter()}
    >
      <span>
        {active ? (
          <textarea
            ref={input}
            rows={1}
            className="cellin"
            aria-label={t('grid.cell', { row: rowName, column: column.title })}
            aria-invalid={error ? true : undefined}
            aria-describedby={error ? errorId : undefined}
            inputMode={column.edit?.inputMode}
            placeholder={column.edit?.placeholder}
            value={text}
            onFocus={on.onFocus}
            onBlur={on.onLeave}
            onChange={(event) => on.onType(event.target.value)}
            onKeyDown={on.onKeyDown}
            onPaste={on.onPaste}
          />
        ) : (
          text || column.edit?.placeholder || '–'
        )}
        {error && <small id={errorId}>{error}</small>}
      </span>
    </td>
  );
}
