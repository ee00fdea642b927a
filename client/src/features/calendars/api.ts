import { type Answer, api, unwrap } from '@api';
import { keepPreviousData, queryOptions } from '@tanstack/react-query';

export type CountedDay = Answer<'get', '/api/v1/calendars/{id}/due-time'>['days'][number];
export type Calendar = Answer<'get', '/api/v1/calendars/{id}'>;

export const calendarsQuery = queryOptions({
  queryKey: ['calendars', 'all'],
  queryFn: ({ signal }) => unwrap(api.GET('/api/v1/calendars', { params: { query: { limit: 100 } }, signal })),
  select: (page) => page.items,
});

export const calendarQuery = (id: string) =>
  queryOptions({
    queryKey: ['calendars', id],
    queryFn: ({ signal }) => unwrap(api.GET('/api/v1/calendars/{id}', { params: { path: { id } }, signal })),
  });

/** When a number of workdays after a start is, day by day. */
export const dueTimeQuery = (calendarId: string, start: string, workdays: number) =>
  queryOptions({
    queryKey: ['calendars', calendarId, 'due-time', { start, workdays }],
    queryFn: ({ signal }) =>
      unwrap(api.GET('/api/v1/calendars/{id}/due-time', { params: { path: { id: calendarId }, query: { start, workdays } }, signal })),
    placeholderData: keepPreviousData,
  });
