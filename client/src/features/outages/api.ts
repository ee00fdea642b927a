import { type Answer, api, unwrap } from '@api';
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';

export type Outage = Answer<'get', '/api/v1/outages'>['items'][number];
export type OutageStep = Answer<'get', '/api/v1/outages/{id}'>['items'][number];
export type SystemState = Answer<'get', '/api/v1/system'>;

export const outcomes = ['toldLate', 'overtaken', 'nobodyToTell'] as const;
export type Outcome = (typeof outcomes)[number];

export const outagesQuery = infiniteQueryOptions({
  queryKey: ['outages'],
  queryFn: ({ pageParam, signal }) => unwrap(api.GET('/api/v1/outages', { params: { query: { cursor: pageParam } }, signal })),
  initialPageParam: undefined as string | undefined,
  getNextPageParam: (last) => last.nextCursor ?? undefined,
});

export const outageQuery = (id: string, outcome: Outcome | undefined) =>
  infiniteQueryOptions({
    queryKey: ['outages', id, { outcome }],
    queryFn: ({ pageParam, signal }) =>
      unwrap(api.GET('/api/v1/outages/{id}', { params: { path: { id }, query: { outcome, cursor: pageParam } }, signal })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.nextCursor ?? undefined,
  });

/** Asked anew each minute while somebody looks: it is about this moment. */
export const systemQuery = queryOptions({
  queryKey: ['system'],
  queryFn: ({ signal }) => unwrap(api.GET('/api/v1/system', { signal })),
  refetchInterval: 60_000,
});
