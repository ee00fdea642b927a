import { useTimes } from '@components';
import { Navigate } from 'react-router';

/** The calendar without a year is this year's. */
export function ThisYear() {
  return <Navigate to={`/calendar/${useTimes().thisYear}`} replace />;
}
