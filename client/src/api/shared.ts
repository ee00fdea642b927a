import { queryOptions, useQuery } from '@tanstack/react-query';
import { api } from './client';
import { isProblem, unwrap } from './problem';
import { useNow } from './serverTime';
import { useSession } from './session';
import type { Answer } from './types';

/** Queries that more than one feature and the shell read. Keys are the segments of the path below /api/v1 (without `me`), then the filter. */

export const agendaQuery = queryOptions({
  queryKey: ['agenda'],
  queryFn: ({ signal }) => unwrap(api.GET('/api/v1/me/agenda', { signal })),
});

/** How many notifications are unread, for the bell. */
export const unreadQuery = queryOptions({
  queryKey: ['notifications', 'unreadCount'],
  queryFn: ({ signal }) => unwrap(api.GET('/api/v1/me/notifications', { params: { query: { unread: true, limit: 1 } }, signal })),
  select: (page) => page.unreadCount,
});

/** The newest collaborations that are neither archived nor cancelled; the side bar shows seven. */
export const runningCollaborationsQuery = queryOptions({
  queryKey: ['collaborations', 'running'],
  queryFn: ({ signal }) => unwrap(api.GET('/api/v1/collaborations', { params: { query: { limit: 50 } }, signal })),
  select: (page) => page.items.filter((it) => it.state !== 'archived' && it.state !== 'cancelled'),
});

export const collaborationQuery = (id: string) =>
  queryOptions({
    queryKey: ['collaborations', id],
    queryFn: ({ signal }) => unwrap(api.GET('/api/v1/collaborations/{id}', { params: { path: { id } }, signal })),
  });

/** Per department of a collaboration: liaison, deputy, and whom a breach reaches in which order. */
export const liaisonsQuery = (id: string) =>
  queryOptions({
    queryKey: ['collaborations', id, 'liaisons'],
    queryFn: ({ signal }) => unwrap(api.GET('/api/v1/collaborations/{id}/liaisons', { params: { path: { id } }, signal })),
  });

export const departmentsQuery = queryOptions({
  queryKey: ['departments', 'all'],
  queryFn: ({ signal }) => unwrap(api.GET('/api/v1/departments', { params: { query: { limit: 100 } }, signal })),
  select: (page) => page.items,
  staleTime: 10 * 60_000,
});

/** Up to 100 members by name or part of it, of one department or all. */
export const membersQuery = (filter: { q?: string; departmentId?: string }) =>
  queryOptions({
    queryKey: ['members', filter],
    queryFn: ({ signal }) => unwrap(api.GET('/api/v1/members', { params: { query: { ...filter, limit: 100 } }, signal })),
    select: (page) => page.items,
    staleTime: 10 * 60_000,
  });

/** The demo's movable clock; null outside demo mode, where the API answers 404. */
export const demoClockQuery = queryOptions({
  queryKey: ['demo', 'clock'],
  queryFn: async ({ signal }): Promise<Answer<'get', '/api/v1/demo/clock'> | null> => {
    try {
      return await unwrap(api.GET('/api/v1/demo/clock', { signal }));
    } catch (error) {
      if (isProblem(error, 404)) return null;
      throw error;
    }
  },
  staleTime: Infinity,
});

export type DayKind = Answer<'get', '/api/v1/calendars/{id}/days'>['days'][number]['kind'];
export type CalendarDay = Answer<'get', '/api/v1/calendars/{id}/days'>['days'][number];

/** Each day of a span of at most 400 days (dates included) with its kind. */
export const calendarDaysQuery = (calendarId: string, from: string, to: string) =>
  queryOptions({
    queryKey: ['calendars', calendarId, 'days', { from, to }],
    queryFn: ({ signal }) =>
      unwrap(api.GET('/api/v1/calendars/{id}/days', { params: { path: { id: calendarId }, query: { from, to } }, signal })),
    select: byDate,
    staleTime: 60 * 60_000,
  });

const byDate = (answer: Answer<'get', '/api/v1/calendars/{id}/days'>): ReadonlyMap<string, CalendarDay> =>
  new Map(answer.days.map((day) => [day.date, day]));

const noDays: ReadonlyMap<string, CalendarDay> = new Map();

/**
 * The organization's days of this year and next January (397 of the 400 that the API gives at once; one question for the whole page),
 * by date; empty while unknown.
 */
export function useCalendarDays(): ReadonlyMap<string, CalendarDay> {
  const { organization } = useSession();
  const year = useNow().getUTCFullYear();
  const { data } = useQuery(calendarDaysQuery(organization.calendarId, `${year}-01-01`, `${year + 1}-01-31`));
  return data ?? noDays;
}
