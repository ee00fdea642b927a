import { aCalendar, network, october, ok, playDuties, refusal, renderSignedIn } from '@testing';
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { CalendarPage } from './CalendarPage';
import { EditPage } from './EditPage';
import { runs } from './runs';

const path = '/calendar/:year';

async function open(year: number) {
  playDuties();
  network.on('get', '/api/v1/calendars', { items: [], nextCursor: null });
  network.on('get', '/api/v1/calendars/{id}', aCalendar());
  network.on('get', '/api/v1/calendars/{id}/due-time', {
    dueAt: '2024-10-16T01:00:00Z',
    countsFrom: '2024-10-11T02:00:00Z',
    provisional: false,
    days: [
      { date: '2024-10-11', kind: 'workday', name: null, counted: null },
      { date: '2024-10-12', kind: 'makeUpWorkday', name: '国庆节', counted: 1 },
      { date: '2024-10-13', kind: 'dayOff', name: null, counted: null },
      { date: '2024-10-14', kind: 'workday', name: null, counted: 2 },
    ],
  });
  return renderSignedIn(<CalendarPage />, { path: `/calendar/${year}`, routes: [{ path, element: <CalendarPage /> }] });
}

test('the year says how many days are worked, and names what is off', async () => {
  await open(2024);
  expect(await screen.findByRole('heading', { level: 1, name: '19 workdays in 2024' })).toBeVisible();
  const month = screen.getByRole('table', { name: 'October' });
  expect(within(month).getByRole('cell', { name: /^7\s*off\s*国庆节$/ })).toBeVisible();
  expect(within(month).getByRole('cell', { name: /^12\s*work$/ })).toBeVisible();
  expect(screen.getByRole('link', { name: '2025' })).toHaveAttribute('href', '/calendar/2025');
});

test('the calculator shows which days count: the Saturday that is worked does, the Sunday does not', async () => {
  await open(2024);
  const days = await screen.findByRole('table', { name: 'Counted day by day' });
  const numbers = within(days)
    .getAllByRole('row')
    .slice(1)
    .map((row) => within(row).getAllByRole('cell')[0]?.textContent);
  expect(numbers).toEqual(['–', '1', '–', '2']);
  expect(network.seen.find((it) => it.url.includes('due-time'))?.url).toContain('workdays=3');
});

test('a year that is not announced says so', async () => {
  const { queryClient } = await open(2025);
  await screen.findByRole('heading', { level: 1, name: '19 workdays in 2025' });
  const days = october.map((day) => ({
    ...day,
    date: day.date.replace('2024', '2025'),
    kind: 'workday' as const,
    name: null,
    provisional: true,
  }));
  network.on('get', '/api/v1/calendars/{id}/days', { days });
  await queryClient.invalidateQueries({ queryKey: ['calendars'] });
  expect(await screen.findByText(/^Next year’s holidays are not announced yet/)).toBeVisible();
});

test('an edition that came from a file says from which', async () => {
  playDuties();
  network.on('get', '/api/v1/calendars', { items: [], nextCursor: null });
  network.on('get', '/api/v1/calendars/{id}', aCalendar({ edition: 2, source: '2024.ics' }));
  network.on('get', '/api/v1/calendars/{id}/due-time', {
    dueAt: '2024-10-16T01:00:00Z',
    countsFrom: '2024-10-11T02:00:00Z',
    provisional: false,
    days: [],
  });
  await renderSignedIn(<CalendarPage />, { path: '/calendar/2024', routes: [{ path, element: <CalendarPage /> }] });
  expect(await screen.findByText(/^edition 2, known since .+, from 2024\.ics$/)).toBeVisible();
});

test('days in a row are one span', () => {
  expect(runs(['2024-09-30', '2024-10-01', '2024-10-03'])).toEqual([
    ['2024-09-30', '2024-10-01'],
    ['2024-10-03', '2024-10-03'],
  ]);
});

/** The button of a day: looking for a role among 366 buttons takes seconds. */
const dayOf = (date: string) => document.querySelector<HTMLElement>(`[data-date="${date}"]`);

const nothingMoves = { open: 3, moved: 0, shorter: 0, kept: 0, people: 0, items: [], firm: 0 };

async function edit() {
  playDuties();
  network.on('get', '/api/v1/calendars', { items: [], nextCursor: null });
  network.on('get', '/api/v1/calendars/{id}', aCalendar({ version: 4 }));
  network.on('post', '/api/v1/calendars/{id}/preview', nothingMoves);
  return renderSignedIn(<EditPage />, {
    session: { roles: ['administrator'] },
    path: '/calendar/2024/edit',
    routes: [
      { path: '/calendar/:year/edit', element: <EditPage /> },
      { path, element: <p>the year</p> },
    ],
  });
}

test('a day becomes a half day by keyboard, what follows is shown, and only then it is applied', async () => {
  const { user } = await edit();
  // Today is the one day that Tab reaches; arrows move on from there.
  await waitFor(() => expect(dayOf('2024-10-11')).toHaveAccessibleName('Fri 11 Oct, workday'));
  expect(document.querySelectorAll('[data-date][tabindex="0"]')).toHaveLength(1);
  dayOf('2024-10-11')?.focus();
  await user.keyboard('{ArrowLeft}');
  expect(dayOf('2024-10-10')).toHaveFocus();
  expect(dayOf('2024-10-10')).toHaveAttribute('tabindex', '0');
  await user.keyboard('{Enter}');
  const form = within(screen.getByRole('region', { name: 'This day' }));
  await waitFor(() => expect(form.getByRole('radio', { name: 'Ordinary' })).toHaveFocus());
  await user.click(form.getByRole('radio', { name: 'Half day' }));
  await user.type(form.getByRole('textbox', { name: 'English name' }), 'Inventory');
  await user.click(form.getByRole('button', { name: 'Set' }));
  expect(await screen.findByText('Give both names, Chinese and English.')).toBeVisible();
  await user.type(form.getByRole('textbox', { name: 'Chinese name' }), '盘点');
  await user.click(form.getByRole('button', { name: 'Set' }));
  await waitFor(() => expect(dayOf('2024-10-10')).toHaveAccessibleName('Thu 10 Oct, half day, Inventory'));
  expect(dayOf('2024-10-10')).toHaveFocus();
  expect(screen.getByText(/^1 change, not applied yet/)).toBeVisible();

  await user.click(screen.getByText('See what changes'));
  expect(await screen.findByText('3 open deadlines, and none would move. Nothing is changed yet.')).toBeVisible();
  expect(network.sent('put', '/api/v1/calendars/{id}')).toEqual([]);
  network.onReply('put', '/api/v1/calendars/{id}', ({ headers }) =>
    headers.get('If-Match') === '"4"' ? ok({ calendar: aCalendar({ version: 5 }), effect: nothingMoves }) : refusal(412, 'stale'),
  );
  await user.click(screen.getByRole('button', { name: 'Apply' }));
  expect(await screen.findByText('the year')).toBeVisible();
  const [sent] = network.sent('put', '/api/v1/calendars/{id}');
  expect(sent?.specialDays.map((it) => [it.date, it.kind, it.hours])).toEqual([
    ['2024-10-07', 'holiday', null],
    ['2024-10-10', 'halfDay', { start: '09:00', end: '12:00' }],
    ['2024-10-12', 'makeUpWorkday', null],
  ]);
});

test('several days in a row become ordinary again, a weekday stops being worked, a year is announced', async () => {
  const { user } = await edit();
  await waitFor(() => expect(dayOf('2024-10-07')).toHaveAccessibleName('Mon 7 Oct, holiday, National Day'));
  await user.click(dayOf('2024-10-07') as HTMLElement);
  const form = within(screen.getByRole('region', { name: 'This day' }));
  await user.click(form.getByRole('radio', { name: 'Ordinary' }));
  const count = form.getByRole('spinbutton', { name: 'Days in a row' });
  await user.clear(count);
  await user.type(count, '6');
  await user.click(form.getByRole('button', { name: 'Set' }));
  await waitFor(() => expect(dayOf('2024-10-12')).toHaveAccessibleName('Sat 12 Oct, day off'));
  await user.click(screen.getByLabelText('Friday'));
  expect(dayOf('2024-10-11')).toHaveAccessibleName('Fri 11 Oct, day off');
  await user.click(screen.getByLabelText('Holidays of 2024 are announced'));
  expect(screen.getByText(/^2024 is marked as not announced/)).toBeVisible();
  await user.click(screen.getByText('See what changes'));
  await screen.findByRole('heading', { name: 'If 中国大陆 changed like this (4 changes)' });
  const [sent] = network.sent('post', '/api/v1/calendars/{id}/preview');
  expect(sent?.specialDays).toEqual([]);
  expect(sent?.years).toEqual([]);
  expect(sent?.workingTimes.map((it) => it.weekday)).toEqual(['monday', 'tuesday', 'wednesday', 'thursday']);
  await user.click(screen.getByRole('button', { name: 'Change it again' }));
  await waitFor(() => expect(dayOf('2024-10-11')).toHaveAccessibleName('Fri 11 Oct, day off'));
});

test('when somebody else changed the calendar meanwhile, mine comes on top and what clashes is asked about', async () => {
  const { user } = await edit();
  await waitFor(() => expect(dayOf('2024-10-07')).toHaveAccessibleName('Mon 7 Oct, holiday, National Day'));
  await user.click(dayOf('2024-10-07') as HTMLElement);
  const form = within(screen.getByRole('region', { name: 'This day' }));
  await user.click(form.getByRole('radio', { name: 'Ordinary' }));
  await user.click(form.getByRole('button', { name: 'Set' }));
  await user.click(screen.getByLabelText('Friday'));
  network.onReply('put', '/api/v1/calendars/{id}', ({ headers }) =>
    headers.get('If-Match') === '"5"' ? ok({ calendar: aCalendar({ version: 6 }), effect: nothingMoves }) : refusal(412, 'stale'),
  );
  const [, saturday] = aCalendar().specialDays;
  const theirs = [
    { date: '2024-10-07', kind: 'dayOff' as const, name: null, hours: null },
    { date: '2024-10-31', kind: 'dayOff' as const, name: null, hours: null },
  ];
  network.on('get', '/api/v1/calendars/{id}', aCalendar({ version: 5, specialDays: saturday ? [...theirs, saturday] : theirs }));
  await user.click(screen.getByText('See what changes'));
  await user.click(await screen.findByRole('button', { name: 'Apply' }));
  await user.click(await screen.findByRole('button', { name: 'Show it as it is now' }));

  const choice = within(await screen.findByRole('group', { name: 'Mon 7 Oct' }));
  expect(choice.getByRole('radio', { name: /Company off/ })).not.toBeChecked();
  await user.click(choice.getByRole('radio', { name: /Ordinary/ }));
  await user.click(screen.getByRole('button', { name: 'Keep this and go on' }));
  expect(await screen.findByText(/^Somebody changed this calendar\. Your changes are still here/)).toBeVisible();
  expect(dayOf('2024-10-31')).toHaveAccessibleName('Thu 31 Oct, day off');
  await user.click(screen.getByText('See what changes'));
  await user.click(await screen.findByRole('button', { name: 'Apply' }));
  expect(await screen.findByText('the year')).toBeVisible();
  const sent = network.sent('put', '/api/v1/calendars/{id}').at(-1);
  expect(sent?.specialDays.map((it) => it.date)).toEqual(['2024-10-12', '2024-10-31']);
  expect(sent?.workingTimes.map((it) => it.weekday)).toEqual(['monday', 'tuesday', 'wednesday', 'thursday']);
});

test('the hours of make-up workdays are changed like those of a weekday', async () => {
  const { user } = await edit();
  const until = await screen.findByLabelText('Make-up workdays until');
  fireEvent.change(until, { target: { value: '16:00' } });
  await user.click(screen.getByText('See what changes'));
  await screen.findByRole('heading', { name: 'If 中国大陆 changed like this (1 change)' });
  const [sent] = network.sent('post', '/api/v1/calendars/{id}/preview');
  expect(sent?.standardHours).toEqual({ start: '09:00', end: '16:00' });
});
