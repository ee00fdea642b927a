import { renderSignedIn } from '@testing';
import { screen } from '@testing-library/react';
import { useState } from 'react';
import { expect, test } from 'vitest';
import { DateField, InstantField } from './DateField';
import { parseWall } from './typed';

function Dates() {
  const [date, setDate] = useState<string>();
  const [instant, setInstant] = useState<string>();
  return (
    <form onSubmit={() => setDate('sent')}>
      <DateField aria-label="day" value={date} onChange={setDate} />
      <InstantField aria-label="moment" value={instant} onChange={setInstant} />
      <output>{`${date} ${instant}`}</output>
    </form>
  );
}

test('a date is typed whole, without the field writing another year under the fingers; Enter does not send the form', async () => {
  const { user } = await renderSignedIn(<Dates />);
  await user.type(screen.getByLabelText('day'), '20 Nov 2025{Enter}');
  expect(screen.getByLabelText('day')).toHaveValue('20 Nov 2025');
  expect(screen.getByText(/^(undefined|2)/, { selector: 'output' })).toHaveTextContent('2025-11-20');
});

test('a short spelling is read when the field is left by keyboard, in the year of the server’s today', async () => {
  const { user } = await renderSignedIn(<Dates />);
  await user.type(screen.getByLabelText('day'), '20 nov{Tab}');
  await user.type(screen.getByLabelText('moment'), '11/21 9:30{Tab}');
  expect(screen.getByText(/^(undefined|2)/, { selector: 'output' })).toHaveTextContent('2024-11-20 2024-11-21T01:30:00');
});

test('of a time alone the day stays, of a day alone the time', () => {
  const now = { date: '2024-10-11', time: '18:00' };
  expect(parseWall('9：05', now, '2024-10-11')).toEqual({ date: '2024-10-11', time: '09:05' });
  expect(parseWall('10月14日', now, '2024-10-11')).toEqual({ date: '2024-10-14', time: '18:00' });
  expect(parseWall('25:00', now, '2024-10-11')).toBeNull();
  expect(parseWall('soon', now, '2024-10-11')).toBeNull();
});
