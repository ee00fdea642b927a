import { type Answer, api, unwrap } from '@api';
import { keepPreviousData, queryOptions } from '@tanstack/react-query';

export type CountedDay = Answer<'get', '/api/v1/calendars/{id}/due-time'>['days'][number];

/** When a number of workdays after a start is, day by day. */
export const dueTimeQuery = (calendarId: string, start: string, workdays: number) =>
  queryOptions({
    queryKey: ['calendars', calendarId, 'due-time', { start, workdays }],
    queryFn: ({ signal }) =>
      unwrap(api.GET('/api/v1/calendars/{id}/due-time', { params: { path: { id: calendarId }, query: { start, workdays } }, signal })),
    placeholderData: keepPreviousData,
  });
