import { network, october, renderSignedIn } from '@testing';
import { screen, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { CalendarPage } from './CalendarPage';
import { runs } from './runs';

const path = '/calendar/:year';

async function open(year: number) {
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

test('days in a row are one span', () => {
  expect(runs(['2024-09-30', '2024-10-01', '2024-10-03'])).toEqual([
    ['2024-09-30', '2024-10-01'],
    ['2024-10-03', '2024-10-03'],
  ]);
});
