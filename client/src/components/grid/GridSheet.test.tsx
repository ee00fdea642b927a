import { renderSignedIn } from '@testing';
import { screen, waitFor, within } from '@testing-library/react';
import { Button } from 'antd';
import { expect, test, vi } from 'vitest';
import { GridSheet } from './GridSheet';
import { parseDay, parsePercent } from './parse';
import { type SheetColumn, useSheet } from './useSheet';

interface Task {
  id: string;
  title: string;
  percent: number;
  finish: string | null;
  problem: string | null;
  owner: string;
}

const own: Task[] = [
  { id: 't1', title: 'First draft', percent: 60, finish: null, problem: null, owner: 'Zhou Lan' },
  { id: 't2', title: 'Promotion plan', percent: 80, finish: null, problem: null, owner: 'Zhou Lan' },
  { id: 't3', title: 'Online advertising', percent: 0, finish: null, problem: null, owner: 'Zhou Lan' },
];
const others: Task[] = [
  { id: 't4', title: 'Channel schedule', percent: 50, finish: null, problem: 'Three stores paused', owner: 'Chen Li' },
];

const columns: SheetColumn<Task>[] = [
  { key: 'owner', title: 'Owner', show: (row) => row.owner },
  {
    key: 'finish',
    title: 'Finished',
    edit: {
      text: (row) => row.finish ?? '',
      check: (text) => (text && !parseDay(text, '2024-10-11') ? 'Must be a date' : null),
      tidy: (text) => parseDay(text, '2024-10-11') ?? '',
    },
  },
  {
    key: 'percent',
    title: 'Done',
    numeric: true,
    edit: {
      text: (row) => `${row.percent}%`,
      check: (text) => (parsePercent(text) === null ? 'Must be 0 to 100' : null),
      tidy: (text) => `${parsePercent(text)}%`,
    },
  },
  { key: 'problem', title: 'Problem', edit: { text: (row) => row.problem ?? '', long: true, placeholder: 'none' } },
];

const onSend = vi.fn();

function Progress() {
  const sheet = useSheet({
    columns,
    groups: [
      { key: 'own', title: 'Marketing', rows: own },
      { key: 'others', title: 'Others', rows: others, readOnly: true },
    ],
    rowKey: (row) => row.id,
    draft: 'collaborations/c1/progress/2024-10-07',
  });
  const refuse = () =>
    sheet.refuse(
      { status: 422, code: 'x', title: 'x', errors: { '$.entries[1].problem': ['Say why it is late.'] } },
      'entries',
      sheet.rows,
    );
  return (
    <>
      <GridSheet sheet={sheet} label="Progress" rowTitle="Task" nameOf={(row) => row.title} onSend={onSend} />
      <p>{`${sheet.changedCount} changed, ${sheet.badCount} bad`}</p>
      <Button onClick={refuse}>Refuse</Button>
    </>
  );
}

const cell = (row: string, column: string) => {
  const index = columns.findIndex((it) => it.title === column);
  return within(screen.getByRole('row', { name: new RegExp(`^${row}`) })).getAllByRole('gridcell')[index] as HTMLElement;
};
const focused = () => document.activeElement?.getAttribute('aria-label');

test('the keyboard alone fills the grid: Tab enters, typing replaces, Enter goes down, arrows move, Tab goes on', async () => {
  const { user } = await renderSignedIn(<Progress />);
  await user.tab();
  expect(focused()).toBe('First draft, Finished');
  await user.keyboard('{ArrowRight}');
  expect(focused()).toBe('First draft, Done');
  await user.keyboard('100{Enter}');
  expect(cell('First draft', 'Done')).toHaveTextContent('100%');
  expect(cell('First draft', 'Done')).toHaveClass('chg');
  expect(focused()).toBe('Promotion plan, Done');
  await user.keyboard('{Tab}waits for the brand{Tab}');
  expect(cell('Promotion plan', 'Problem')).toHaveTextContent('waits for the brand');
  expect(focused()).toBe('Online advertising, Finished');
  await user.keyboard('{ArrowUp}');
  expect(focused()).toBe('Promotion plan, Finished');
  expect(screen.getByText('2 changed, 0 bad')).toBeVisible();
});

test('a cell that cannot be read keeps its text and says why in the cell; Escape takes it back', async () => {
  const { user } = await renderSignedIn(<Progress />);
  await user.click(cell('Online advertising', 'Done'));
  await user.tripleClick(screen.getByRole('textbox'));
  await user.keyboard('not started');
  expect(screen.getByRole('textbox')).toHaveAccessibleDescription('Must be 0 to 100');
  expect(cell('Online advertising', 'Done')).toHaveAttribute('aria-invalid', 'true');
  await user.keyboard('{Enter}');
  expect(screen.getByRole('textbox')).toHaveValue('not started');
  await user.keyboard('{Escape}');
  expect(screen.getByRole('textbox')).toHaveValue('0%');
  expect(screen.getByText('0 changed, 0 bad')).toBeVisible();
});

test('a block from Excel lands at the cursor, bad cells are marked, and one undo takes it all back', async () => {
  const { user } = await renderSignedIn(<Progress />);
  await user.click(cell('First draft', 'Finished'));
  await user.paste('2024/10/11\t100%\tselling points moved\n\t９０\t\n\tnot started\t\n');
  expect(screen.getByRole('textbox', { name: 'First draft, Finished' })).toHaveValue('2024-10-11');
  expect(cell('First draft', 'Problem')).toHaveTextContent('selling points moved');
  expect(cell('Promotion plan', 'Done')).toHaveTextContent('90%');
  expect(cell('Online advertising', 'Done')).toHaveTextContent('not started');
  expect(cell('Online advertising', 'Done')).toHaveClass('bad');
  expect(screen.getByRole('status')).toHaveTextContent('Pasted 3 rows × 3 columns; 1 can’t be read and are marked.');
  await user.click(screen.getByRole('button', { name: 'Undo paste' }));
  expect(screen.getByText('0 changed, 0 bad')).toBeVisible();
  expect(cell('Promotion plan', 'Done')).toHaveTextContent('80%');
});

test('rows are found by name when the first pasted column holds names, unknown ones are named', async () => {
  const { user } = await renderSignedIn(<Progress />);
  await user.click(cell('First draft', 'Finished'));
  await user.paste('Online advertising\tZhou Lan\t\t5%\nFirst draft\tZhou Lan\t11 Oct\t100%\nPoster\tZhou Lan\t\t10%');
  expect(cell('Online advertising', 'Done')).toHaveTextContent('5%');
  expect(screen.getByRole('textbox', { name: 'First draft, Finished' })).toHaveValue('2024-10-11');
  expect(screen.getByRole('status')).toHaveTextContent('No such tasks: Poster.');
});

test('⌘D takes the cell above and ⌘Enter sends', async () => {
  const { user } = await renderSignedIn(<Progress />);
  await user.click(cell('Promotion plan', 'Done'));
  await user.keyboard('{Control>}d{/Control}');
  expect(screen.getByRole('textbox')).toHaveValue('60%');
  await user.keyboard('{Control>}{Enter}{/Control}');
  expect(onSend).toHaveBeenCalled();
});

test('the cells of others are read-only and never take the cursor', async () => {
  const { user } = await renderSignedIn(<Progress />);
  expect(cell('Channel schedule', 'Done')).toHaveAttribute('aria-readonly', 'true');
  await user.click(cell('Online advertising', 'Problem'));
  await user.keyboard('{Escape}{ArrowDown}');
  expect(focused()).toBe('Online advertising, Problem');
});

test('the server’s word about a row stands in its cell until the text changes', async () => {
  const { user } = await renderSignedIn(<Progress />);
  await user.click(screen.getByRole('button', { name: 'Refuse' }));
  expect(within(cell('Promotion plan', 'Problem')).getByText('Say why it is late.')).toBeVisible();
  await user.click(cell('Promotion plan', 'Problem'));
  await user.keyboard('brand');
  expect(screen.queryByText('Say why it is late.')).not.toBeInTheDocument();
});

test('what was typed is there after the page was closed', async () => {
  const { user, unmount } = await renderSignedIn(<Progress />);
  await user.click(cell('Promotion plan', 'Problem'));
  await user.keyboard('brand');
  unmount();
  await renderSignedIn(<Progress />);
  await waitFor(() => expect(cell('Promotion plan', 'Problem')).toHaveTextContent('brand'));
});

test.each([
  ['90', 90],
  ['90%', 90],
  ['９０％', 90],
  ['0.9', 90],
  ['100', 100],
  ['101', null],
  ['-1', null],
  ['about half', null],
])('percent %s is read as %s', (text, expected) => expect(parsePercent(text)).toBe(expected));

test.each([
  ['2024-10-11', '2024-10-11'],
  ['2024/10/9', '2024-10-09'],
  ['2024年10月9日', '2024-10-09'],
  ['10月11日', '2024-10-11'],
  ['10/11', '2024-10-11'],
  ['11 Oct', '2024-10-11'],
  ['Oct 11, 2025', '2025-10-11'],
  ['Fri 11 Oct', '2024-10-11'],
  ['11日', '2024-10-11'],
  ['31 Feb', null],
  ['soon', null],
])('date %s is read as %s', (text, expected) => expect(parseDay(text, '2024-10-08')).toBe(expected));
