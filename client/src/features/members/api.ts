import { type Answer, api, type Item, unwrap } from '@api';
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';

export type Member = Item<'/api/v1/members'>;
export type Leaving = Answer<'get', '/api/v1/members/{id}/deactivation'>;
export type Held = Leaving['items'][number];

export type Invited = Answer<'post', '/api/v1/members'>;
export type FileRead = Answer<'post', '/api/v1/members/import/preview'>;
export type Imported = Answer<'post', '/api/v1/members/import'>;

export const memberQuery = (id: string) =>
  queryOptions({
    queryKey: ['members', id],
    queryFn: ({ signal }) => unwrap(api.GET('/api/v1/members/{id}', { params: { path: { id } }, signal })),
  });

/** Where a member is signed in. */
export const memberSessionsQuery = (id: string) =>
  queryOptions({
    queryKey: ['members', id, 'sessions'],
    queryFn: ({ signal }) => unwrap(api.GET('/api/v1/members/{id}/sessions', { params: { path: { id } }, signal })),
  });

export const membersListQuery = (filter: { q?: string; left?: boolean }) =>
  infiniteQueryOptions({
    queryKey: ['members', 'list', filter],
    queryFn: ({ pageParam, signal }) =>
      unwrap(api.GET('/api/v1/members', { params: { query: { ...filter, limit: 50, cursor: pageParam } }, signal })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.nextCursor ?? undefined,
  });

/** What is open in a member's name. */
export const leavingQuery = (id: string) =>
  queryOptions({
    queryKey: ['members', id, 'deactivation'],
    queryFn: ({ signal }) => unwrap(api.GET('/api/v1/members/{id}/deactivation', { params: { path: { id } }, signal })),
    staleTime: 0,
  });
