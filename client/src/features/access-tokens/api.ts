import { type Answer, api, type Body, type Item, unwrap } from '@api';
import { infiniteQueryOptions } from '@tanstack/react-query';

export type AccessToken = Item<'/api/v1/access-tokens'>;
export type Made = Answer<'post', '/api/v1/access-tokens'>;
export type Making = Body<'post', '/api/v1/access-tokens'>;
export type Scope = Making['scopes'][number];
export type Feature = NonNullable<Making['features']>[number];

/** In the order in which people meet them. */
export const features = [
  'agenda',
  'collaborations',
  'plans',
  'workItems',
  'resourceRequests',
  'progressReports',
  'riskWarnings',
  'meetings',
  'issues',
  'acceptances',
  'retrospectives',
  'summaries',
  'archive',
  'deadlines',
  'notifications',
  'delegations',
  'templates',
  'deadlinePolicies',
  'calendars',
  'departments',
  'members',
  'organizations',
  'outages',
  'auditEntries',
] as const satisfies readonly Feature[];

export const tokensQuery = (filter: { memberId?: string; current: boolean }) =>
  infiniteQueryOptions({
    queryKey: ['access-tokens', filter],
    queryFn: ({ pageParam, signal }) =>
      unwrap(api.GET('/api/v1/access-tokens', { params: { query: { ...filter, cursor: pageParam } }, signal })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.nextCursor ?? undefined,
  });
