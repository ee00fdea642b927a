import { api, type Body, type Item, unwrap } from '@api';
import { queryOptions } from '@tanstack/react-query';

export type Policy = Item<'/api/v1/deadline-policies'>;
export type Limits = Body<'put', '/api/v1/deadline-policies/{id}'>;
export type ChainRole = Policy['chain'][number];

export const chainRoles: readonly ChainRole[] = ['liaison', 'head', 'sponsor', 'responsible', 'accountable', 'owner', 'lead'];

/** In the order of the process; with the exceptions of one collaboration where it is named. */
export const policiesQuery = (collaborationId?: string) =>
  queryOptions({
    queryKey: ['deadline-policies', { collaborationId }],
    queryFn: ({ signal }) => unwrap(api.GET('/api/v1/deadline-policies', { params: { query: { collaborationId } }, signal })),
    select: (list) => list.items,
  });

export const templatesQuery = queryOptions({
  queryKey: ['templates', 'all'],
  queryFn: ({ signal }) => unwrap(api.GET('/api/v1/templates', { params: { query: { limit: 100 } }, signal })),
  select: (page) => page.items,
  staleTime: 10 * 60_000,
});
