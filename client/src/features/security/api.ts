import { type Answer, api, type Item, unwrap } from '@api';
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';

export type SignInSettings = Answer<'get', '/api/v1/organization/sign-in'>;
export type WithSecondFactor = Item<'/api/v1/second-factors'>;

export const secondFactorQuery = queryOptions({
  queryKey: ['second-factor'],
  queryFn: ({ signal }) => unwrap(api.GET('/api/v1/me/second-factor', { signal })),
});

export const sessionsQuery = queryOptions({
  queryKey: ['sessions'],
  queryFn: ({ signal }) => unwrap(api.GET('/api/v1/me/sessions', { signal })),
});

export const settingsQuery = queryOptions({
  queryKey: ['organization', 'sign-in'],
  queryFn: ({ signal }) => unwrap(api.GET('/api/v1/organization/sign-in', { signal })),
});

export const withSecondFactorQuery = infiniteQueryOptions({
  queryKey: ['second-factors'],
  queryFn: ({ pageParam, signal }) => unwrap(api.GET('/api/v1/second-factors', { params: { query: { cursor: pageParam } }, signal })),
  initialPageParam: undefined as string | undefined,
  getNextPageParam: (last) => last.nextCursor ?? undefined,
  select: ({ pages, pageParams }) => ({
    pageParams,
    pages: pages.map((page) => ({ ...page, items: page.items.map((it) => ({ ...it, id: it.member.id })) })),
  }),
});
