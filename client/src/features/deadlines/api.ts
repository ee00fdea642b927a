import { type Answer, api, unwrap } from '@api';
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';

export type DeadlineHistory = Answer<'get', '/api/v1/deadlines/{id}/history'>['items'];
export type Explanation = Answer<'get', '/api/v1/deadlines/{id}/explanation'>;
export type Calendar = Answer<'get', '/api/v1/calendars/{id}'>;

export const kinds = [
  'resourceReply',
  'issueResponse',
  'weeklyProgress',
  'riskWarning',
  'emergencyMeeting',
  'commitmentCondition',
  'workItem',
  'goalConfirmation',
  'issueMeasure',
  'acceptance',
  'retrospective',
] as const;
export const states = ['open', 'breached', 'paused', 'met', 'metLate', 'waived'] as const;

export interface DeadlineFilter {
  kind?: (typeof kinds)[number];
  state?: (typeof states)[number];
  collaborationId?: string;
}

export const deadlinesQuery = (filter: DeadlineFilter) =>
  infiniteQueryOptions({
    queryKey: ['deadlines', filter],
    queryFn: ({ pageParam, signal }) =>
      unwrap(api.GET('/api/v1/deadlines', { params: { query: { ...filter, cursor: pageParam } }, signal })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.nextCursor ?? undefined,
  });

export type Unattended = Answer<'get', '/api/v1/deadlines/unattended'>['items'][number];

/** Of those due within so many days. */
export const unattendedQuery = (days: number) =>
  queryOptions({
    queryKey: ['deadlines', 'unattended', { days }],
    queryFn: ({ signal }) => unwrap(api.GET('/api/v1/deadlines/unattended', { params: { query: { days } }, signal })),
  });

export const deadlineQuery = (id: string) =>
  queryOptions({
    queryKey: ['deadlines', id],
    queryFn: ({ signal }) => unwrap(api.GET('/api/v1/deadlines/{id}', { params: { path: { id } }, signal })),
  });

export const historyQuery = (id: string) =>
  queryOptions({
    queryKey: ['deadlines', id, 'history'],
    queryFn: ({ signal }) => unwrap(api.GET('/api/v1/deadlines/{id}/history', { params: { path: { id } }, signal })),
  });

export const explanationQuery = (id: string) =>
  queryOptions({
    queryKey: ['deadlines', id, 'explanation'],
    queryFn: ({ signal }) => unwrap(api.GET('/api/v1/deadlines/{id}/explanation', { params: { path: { id } }, signal })),
  });

export const calendarQuery = (id: string) =>
  queryOptions({
    queryKey: ['calendars', id],
    queryFn: ({ signal }) => unwrap(api.GET('/api/v1/calendars/{id}', { params: { path: { id } }, signal })),
    staleTime: 60 * 60_000,
  });

export const policiesQuery = queryOptions({
  queryKey: ['deadline-policies'],
  queryFn: ({ signal }) => unwrap(api.GET('/api/v1/deadline-policies', { signal })),
  staleTime: 10 * 60_000,
});
