import { chenLi, demoStart, marketing, me, network, ok, refusal, renderSignedIn, sales } from '@testing';
import { act, screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { ProgressPage, type Sheet, type SheetRow } from './ProgressPage';

const id = '0192f000-0000-7000-8000-0000000000e1';
const sheetPath = '/api/v1/collaborations/{id}/progress-sheet';
const reportPath = '/api/v1/progress-reports/{id}';

const plan: SheetRow = {
  workItem: { id: 'w1', title: 'Promotion plan', version: 1, phase: null },
  department: marketing,
  responsible: me,
  plannedStart: '2024-10-08',
  agreedFinish: null,
  plannedFinish: '2024-10-14',
  actualFinish: null,
  percentComplete: 80,
  problem: null,
  solution: null,
  nextStep: null,
  state: 'inProgress',
  mine: true,
  deadline: null,
};
const schedule: SheetRow = {
  ...plan,
  workItem: { id: 'w2', title: 'Channel schedule', version: 1, phase: null },
  department: sales,
  responsible: chenLi,
  mine: false,
};

/** The sheet after marketing reported; `version` is that of its report. */
const sheetOf = (version: number, row: Partial<SheetRow> = {}): Sheet => ({
  week: '2024-10-07',
  due: { at: '2024-10-11T09:00:00Z', day: '2024-10-11' },
  coveredBy: null,
  rows: [{ ...plan, ...row }, schedule],
  measures: [],
  reports: [
    { department: marketing, state: 'submitted', report: { id: 'p1', version, submittedAt: demoStart, submittedBy: me }, deadline: null },
  ],
});

const draftKey = `collab.draft:${me.id}:progress/${id}/2024-10-07`;

async function open(sheet: Sheet = sheetOf(1)) {
  network.onReply('get', '/api/v1/collaborations/{id}', () => ok({ id, title: 'Q4 promotion' }));
  network.on('get', sheetPath, sheet);
  const path = '/collaborations/:id/progress';
  const view = await renderSignedIn(<ProgressPage />, { path: path.replace(':id', id), routes: [{ path, element: <ProgressPage /> }] });
  await screen.findByRole('grid');
  /** A colleague's save reaches this page, as the live connection brings it. */
  const live = async (now: Sheet) => {
    network.on('get', sheetPath, now);
    await act(() => view.queryClient.invalidateQueries({ queryKey: ['progress-reports'] }));
  };
  return { ...view, live };
}

/** Counted over the columns behind the task: planned, actual, done, problem. */
const cell = (index: number) => within(screen.getByRole('row', { name: /^Promotion plan/ })).getAllByRole('gridcell')[index] as HTMLElement;
const done = () => cell(2);
const problem = () => cell(3);
const correct = () => screen.getByRole('button', { name: /^Correct 1 task/ });
const group = (column: string) => screen.getByRole('group', { name: `Promotion plan, ${column}` });

async function type(user: Awaited<ReturnType<typeof open>>['user'], target: HTMLElement, text: string) {
  await user.click(target);
  const input = within(target).getByRole('textbox');
  await user.clear(input);
  await user.type(input, text);
}

test('a colleague’s save of cells I am typing in is asked about, and nothing goes over it before', async () => {
  const { user, live } = await open();
  await type(user, done(), '90');
  await type(user, problem(), 'channels open');
  await live(sheetOf(2, { percentComplete: 95, problem: 'budget page missing', nextStep: 'send it round' }));

  const panel = await screen.findByRole('alert');
  expect(within(panel).getAllByRole('group')).toHaveLength(2);
  expect(group('Done')).toHaveTextContent(/95%.*90/);
  expect(group('Problem')).toHaveTextContent(/budget page missing.*channels open/);
  // What they wrote where I did not type simply comes.
  expect(screen.getByText('send it round')).toBeVisible();
  expect(problem()).toHaveTextContent('channels open');
  expect(correct()).toBeDisabled();
  await user.keyboard('{Control>}{Enter}{/Control}');
  expect(network.sent('put', reportPath)).toEqual([]);

  await user.click(within(group('Done')).getByRole('radio', { name: /^As it is now/ }));
  expect(within(panel).getByRole('button', { name: '1 to choose' })).toBeDisabled();
  await user.click(within(group('Problem')).getByRole('radio', { name: /^Mine/ }));
  await user.click(within(panel).getByRole('button', { name: 'Keep this and go on' }));
  expect(screen.queryByRole('alert')).not.toBeInTheDocument();
  expect(done()).toHaveTextContent('95%');
  expect(problem()).toHaveTextContent('channels open');
  expect(screen.getByText('1 changed')).toBeVisible();

  network.onReply('put', reportPath, () => {
    network.on('get', sheetPath, sheetOf(3, { percentComplete: 95, problem: 'channels open', nextStep: 'send it round' }));
    return ok({});
  });
  await user.click(correct());
  await screen.findByText('nothing changed');
  expect(network.sent('put', reportPath)).toMatchObject([
    { entries: [{ workItemId: 'w1', percentComplete: 95, problem: 'channels open', nextStep: 'send it round' }] },
  ]);
  expect(network.seen.find((it) => it.method === 'PUT')?.headers.get('If-Match')).toBe('"2"');
  expect(localStorage.getItem(draftKey)).toBeNull();
});

test('the same text on both sides is no clash, and neither is a cell only they changed', async () => {
  const { user, live } = await open();
  await type(user, done(), '95%');
  await live(sheetOf(2, { percentComplete: 95, problem: 'budget page missing' }));
  expect(await screen.findByText('budget page missing')).toBeVisible();
  expect(screen.queryByRole('alert')).not.toBeInTheDocument();
  expect(screen.getByText('nothing changed')).toBeVisible();
});

test('a cell typed back to what stood there takes their value without asking', async () => {
  const { user, live } = await open();
  await type(user, done(), '85%');
  await user.clear(screen.getByRole('textbox'));
  await user.type(screen.getByRole('textbox'), '80%');
  await live(sheetOf(2, { percentComplete: 95 }));
  await waitFor(() => expect(screen.getByRole('textbox')).toHaveValue('95%'));
  expect(screen.queryByRole('alert')).not.toBeInTheDocument();
});

test('a 412 fetches what was saved before me and asks; my text stays and goes with the newer version', async () => {
  const { user } = await open();
  await type(user, problem(), 'channels open');
  const theirs = sheetOf(2, { problem: 'budget page missing' });
  network.onReply('put', reportPath, ({ headers }) => {
    if (headers.get('If-Match') === '"1"') {
      network.on('get', sheetPath, theirs);
      return refusal(412, 'stale', { title: 'Somebody else changed it' });
    }
    network.on('get', sheetPath, sheetOf(3, { problem: 'channels open' }));
    return ok({});
  });
  await user.click(correct());

  const panel = await screen.findByRole('alert');
  expect(within(panel).getAllByRole('group')).toHaveLength(1);
  expect(group('Problem')).toHaveTextContent(/budget page missing.*channels open/);
  expect(problem()).toHaveTextContent('channels open');
  await user.click(within(panel).getByRole('radio', { name: /^Mine/ }));
  await user.click(within(panel).getByRole('button', { name: 'Keep this and go on' }));
  await user.click(correct());
  await screen.findByText('nothing changed');
  expect(network.sent('put', reportPath).at(-1)).toMatchObject({ entries: [{ problem: 'channels open' }] });
});

test('what is typed while the sheet is being sent stays, over what was sent', async () => {
  const { user } = await open();
  await type(user, problem(), 'channels open');
  let answer: () => void = () => undefined;
  network.onReply(
    'put',
    reportPath,
    () =>
      new Promise((resolve) => {
        answer = () => {
          network.on('get', sheetPath, sheetOf(2, { problem: 'channels open' }));
          resolve(ok({}));
        };
      }),
  );
  await user.click(correct());
  await waitFor(() => expect(network.sent('put', reportPath)).toHaveLength(1));
  await type(user, problem(), 'channels open, budget too');
  await type(user, done(), '90%');
  answer();
  await screen.findByRole('button', { name: /^Correct 1 task/ });
  await screen.findByText('2 changed');
  expect(problem()).toHaveTextContent('channels open, budget too');
  expect(screen.queryByRole('alert')).not.toBeInTheDocument();
});

test('a draft of an earlier release, which is the texts alone, opens with what was typed', async () => {
  localStorage.setItem(
    draftKey,
    JSON.stringify({ version: 0, base: {}, values: { w1: { problem: 'channels open', percentComplete: 90 } }, savedAt: demoStart }),
  );
  const { live } = await open();
  expect(problem()).toHaveTextContent('channels open');
  expect(screen.getByText('1 changed')).toBeVisible();
  expect(screen.queryByRole('alert')).not.toBeInTheDocument();
  await live(sheetOf(2, { problem: 'budget page missing' }));
  expect(await screen.findByRole('group', { name: 'Promotion plan, Problem' })).toHaveTextContent(/budget page missing.*channels open/);
});

test('a draft written before a colleague’s save opens as a clash', async () => {
  const values = { texts: { w1: { problem: 'channels open' } }, bases: { w1: { problem: '' } } };
  localStorage.setItem(draftKey, JSON.stringify({ version: 0, base: { texts: {}, bases: {} }, values, savedAt: demoStart }));
  await open(sheetOf(2, { problem: 'budget page missing' }));
  expect(group('Problem')).toHaveTextContent(/budget page missing.*channels open/);
  expect(correct()).toBeDisabled();
});

test.each([
  ['cut off', '{"version":0,"val'],
  ['nothing', 'null'],
  ['a number', '5'],
  ['without a time', '{"values":{"w1":{"problem":"x"}}}'],
  ['texts that are none', JSON.stringify({ values: { texts: [1], bases: { w1: 'x' } }, savedAt: demoStart })],
  ['of another make', JSON.stringify({ values: ['x', null, { w1: 1 }], savedAt: demoStart })],
])('an unreadable draft (%s) does not keep the sheet from opening', async (_what, kept) => {
  localStorage.setItem(draftKey, kept);
  const { user } = await open();
  expect(screen.getByText('nothing changed')).toBeVisible();
  await type(user, problem(), 'channels open');
  expect(screen.getByText('1 changed')).toBeVisible();
});
