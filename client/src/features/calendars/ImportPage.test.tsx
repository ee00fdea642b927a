import { aCalendar, network, ok, playDuties, refusal, renderSignedIn } from '@testing';
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import type { FileRead } from './Import';
import { ImportPage } from './ImportPage';

const name = { zh: '国庆节', en: 'National Day' };
const effect = { open: 3, moved: 0, shorter: 0, kept: 0, people: 0, items: [], firm: 2 };
const { workingTimes, standardHours } = aCalendar();
const content = {
  workingTimes,
  standardHours,
  specialDays: [{ date: '2025-10-01', kind: 'holiday' as const, name, hours: null }],
  years: [2024, 2025],
  source: '2025.json',
};

const read = (over: Partial<FileRead> = {}): FileRead => ({
  version: 4,
  content,
  days: [
    { line: 3, date: '2025-10-01', kind: 'holiday', name, hours: null, effect: 'added' },
    { line: 4, date: '2025-10-02', kind: 'holiday', name, hours: null, effect: 'added' },
    { line: 5, date: '2025-10-11', kind: 'makeUpWorkday', name, hours: null, effect: 'changed' },
    { line: 6, date: '2025-12-31', kind: 'halfDay', name: null, hours: { start: '09:00', end: '12:00' }, effect: 'same' },
  ],
  removed: [{ date: '2025-05-02', kind: 'holiday', name: null, hours: null }],
  years: [{ year: 2025, announced: true, known: false }],
  errors: [],
  errorCount: 0,
  skipped: 0,
  ...over,
});

async function open(answer: FileRead) {
  playDuties();
  network.on('get', '/api/v1/calendars/{id}', aCalendar({ version: 4 }));
  network.on('post', '/api/v1/calendars/{id}/import/preview', answer);
  network.on('post', '/api/v1/calendars/{id}/preview', effect);
  const view = await renderSignedIn(<ImportPage />, {
    session: { roles: ['administrator'] },
    path: '/calendar/2024/import',
    routes: [
      { path: '/calendar/:year/import', element: <ImportPage /> },
      { path: '/calendar/:year', element: <p>the year</p> },
    ],
  });
  const pick = async (text = '日期,类型\n') =>
    view.user.upload(await screen.findByLabelText(/or drop it here/), new File([text], '2025.json', { type: 'application/json' }));
  return { ...view, pick };
}

test('a file is read at once, then tried out, then one change with the version that was read', async () => {
  const { user, pick, router } = await open(read());
  await pick();
  expect(await screen.findByRole('heading', { name: 'Read: 2 holidays, 1 make-up workday, 1 half day' })).toHaveFocus();
  const [asked] = network.sent('post', '/api/v1/calendars/{id}/import/preview');
  expect([asked?.fileName, asked?.file]).toEqual(['2025.json', btoa(unescape(encodeURIComponent('日期,类型\n')))]);
  const named = screen.getByText('National Day').parentElement as HTMLElement;
  expect(named).toHaveTextContent('National Dayoff 1 Oct 2025 – 2 Oct 2025work Sat 11 Oct 2025');
  expect(screen.getByText('half').parentElement).toHaveTextContent('half Wed 31 Dec 2025 09:00–12:00');
  expect(screen.getByText(/^2025 counts as announced from then on/)).toBeVisible();
  expect(screen.getByText('2 days are new, 1 day changes, 1 day is there already.')).toBeVisible();
  expect(screen.getByText(/^1 day is in the calendar and not in the file, and goes: Fri 2 May 2025/)).toBeVisible();

  await user.click(screen.getByRole('button', { name: 'See what changes' }));
  expect(await screen.findByRole('heading', { name: 'If 2025.json were imported into “中国大陆”' })).toHaveFocus();
  expect(screen.getByText('No longer provisional').nextSibling).toHaveTextContent('2');
  expect(network.sent('post', '/api/v1/calendars/{id}/preview')).toEqual([content]);
  network.onReply('put', '/api/v1/calendars/{id}', ({ headers }) =>
    headers.get('If-Match') === '"4"' ? ok({ calendar: aCalendar({ version: 5 }), effect }) : refusal(412, 'stale'),
  );
  await user.click(screen.getByRole('button', { name: 'Apply' }));
  expect(await screen.findByText('the year')).toBeVisible();
  expect(router.state.location.pathname).toBe('/calendar/2025');
  expect(network.sent('put', '/api/v1/calendars/{id}')).toEqual([content]);
});

test('what could not be read is listed with line and reason, and nothing can be applied', async () => {
  const { pick } = await open(
    read({
      content: null,
      errors: [{ line: 7, text: '2025-02-30,放假', code: 'calendarFile.unreadableDate', reason: '“2025-02-30” is no date.' }],
      errorCount: 1,
    }),
  );
  await pick();
  expect(await screen.findByRole('heading', { name: '1 place could not be read' })).toBeVisible();
  const row = within(screen.getByRole('table', { name: 'What could not be read' })).getAllByRole('row')[1];
  expect(row).toHaveTextContent('Line 72025-02-30,放假“2025-02-30” is no date.');
  expect(screen.getByText('Nothing was imported. Correct the file and choose it again.')).toBeVisible();
  expect(screen.queryByRole('checkbox')).not.toBeInTheDocument();
  expect(screen.queryByRole('button', { name: 'See what changes' })).not.toBeInTheDocument();
});

test('whether the file is the whole announcement of a year is decided by who imports it', async () => {
  const { user, pick } = await open(read({ years: [{ year: 2025, announced: false, known: false }] }));
  await pick();
  await user.click(await screen.findByRole('checkbox', { name: 'This file is the whole announcement of 2025' }));
  await waitFor(() =>
    expect(network.sent('post', '/api/v1/calendars/{id}/import/preview').map((it) => it.announces)).toEqual([null, [2025]]),
  );
});

test('when somebody else changed the calendar the file is compared again, not lost', async () => {
  const { user, pick } = await open(read());
  await pick();
  await user.click(await screen.findByRole('button', { name: 'See what changes' }));
  network.onReply('put', '/api/v1/calendars/{id}', () => refusal(412, 'stale'));
  await user.click(await screen.findByRole('button', { name: 'Apply' }));
  network.on('post', '/api/v1/calendars/{id}/import/preview', read({ version: 5 }));
  await user.click(await screen.findByRole('button', { name: 'Show it as it is now' }));
  expect(await screen.findByText(/^Somebody has just changed this calendar/)).toBeVisible();
  network.onReply('put', '/api/v1/calendars/{id}', ({ headers }) =>
    headers.get('If-Match') === '"5"' ? ok({ calendar: aCalendar({ version: 6 }), effect }) : refusal(412, 'stale'),
  );
  await user.click(await screen.findByRole('button', { name: 'See what changes' }));
  await user.click(await screen.findByRole('button', { name: 'Apply' }));
  expect(await screen.findByText('the year')).toBeVisible();
});

test('a dropped file that is too large is refused before it is sent', async () => {
  await open(read());
  const drop = (await screen.findByText('Choose a file, or drop it here')).parentElement as HTMLElement;
  const large = new File([new Uint8Array(700 * 1024 + 1)], 'all.ics');
  fireEvent.drop(drop, { dataTransfer: { files: [large] } });
  expect(await screen.findByText('all.ics is too large; up to 700 KB.')).toBeVisible();
  expect(network.sent('post', '/api/v1/calendars/{id}/import/preview')).toEqual([]);
});
