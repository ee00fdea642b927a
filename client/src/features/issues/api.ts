import { type Answer, api, type Item, unwrap } from '@api';
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';

export type Issue = Answer<'get', '/api/v1/issues/{id}'>;
export type IssueRow = Item<'/api/v1/issues'>;

export const issuesQuery = (collaborationId: string) =>
  infiniteQueryOptions({
    queryKey: ['issues', { collaborationId }],
    queryFn: ({ pageParam, signal }) =>
      unwrap(api.GET('/api/v1/issues', { params: { query: { collaborationId, cursor: pageParam ?? undefined } }, signal })),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
  });

export const issueQuery = (id: string) =>
  queryOptions({
    queryKey: ['issues', id],
    queryFn: ({ signal }) => unwrap(api.GET('/api/v1/issues/{id}', { params: { path: { id } }, signal })),
  });

/** The tasks an issue can be about. */
export const workItemsQuery = (collaborationId: string) =>
  queryOptions({
    queryKey: ['work-items', { collaborationId }],
    queryFn: ({ signal }) => unwrap(api.GET('/api/v1/work-items', { params: { query: { collaborationId, limit: 100 } }, signal })),
    select: (page) => page.items,
  });
