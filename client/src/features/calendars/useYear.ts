import { useSession } from '@api';
import { useTimes } from '@components';
import { useParams, useSearchParams } from 'react-router';

/** The years that calendars are asked about (as the API limits them). */
export const firstYear = 1990;
export const lastYear = 2100;

/** Which year of which calendar an address is about: by itself this year of the organization's. */
export function useYear() {
  const { thisYear } = useTimes();
  const { organization } = useSession();
  const [address] = useSearchParams();
  const asked = Number(useParams().year);
  const year = Number.isInteger(asked) && asked >= firstYear && asked <= lastYear ? asked : thisYear;
  const chosen = address.get('calendar');
  const search = chosen ? `?calendar=${encodeURIComponent(chosen)}` : '';
  return { year, thisYear, calendarId: chosen ?? organization.calendarId, search };
}
