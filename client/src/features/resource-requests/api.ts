import { type Answer, api, unwrap } from '@api';
import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';

export type Collaboration = Answer<'get', '/api/v1/collaborations/{id}'>;
export const states = ['submitted', 'provided', 'providedInPart', 'declined', 'escalated', 'settled', 'withdrawn'] as const;
export type State = (typeof states)[number];

export const requestsQuery = (filter: { collaborationId: string; state?: State }) =>
  infiniteQueryOptions({
    queryKey: ['resource-requests', filter],
    queryFn: ({ pageParam, signal }) =>
      unwrap(api.GET('/api/v1/resource-requests', { params: { query: { ...filter, cursor: pageParam } }, signal })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.nextCursor ?? undefined,
  });

export const workItemQuery = (id: string) =>
  queryOptions({
    queryKey: ['work-items', id],
    queryFn: ({ signal }) => unwrap(api.GET('/api/v1/work-items/{id}', { params: { path: { id } }, signal })),
  });

export const workItemsQuery = (collaborationId: string) =>
  queryOptions({
    queryKey: ['work-items', { collaborationId }],
    queryFn: ({ signal }) => unwrap(api.GET('/api/v1/work-items', { params: { query: { collaborationId, limit: 100 } }, signal })),
  });

export const policiesQuery = queryOptions({
  queryKey: ['deadline-policies'],
  queryFn: ({ signal }) => unwrap(api.GET('/api/v1/deadline-policies', { signal })),
  staleTime: 10 * 60_000,
});

/** When a reply would be due that is asked for at `start`. What was shown stays until the next minute's is known. */
export const dueTimeQuery = (calendarId: string, start: string, workdays: number) =>
  queryOptions({
    queryKey: ['calendars', calendarId, 'due-time', { start, workdays }],
    queryFn: ({ signal }) =>
      unwrap(api.GET('/api/v1/calendars/{id}/due-time', { params: { path: { id: calendarId }, query: { start, workdays } }, signal })),
    placeholderData: keepPreviousData,
  });
