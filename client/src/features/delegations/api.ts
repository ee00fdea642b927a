import { api, type Body, type Item, unwrap } from '@api';
import { infiniteQueryOptions } from '@tanstack/react-query';

export type Delegation = Item<'/api/v1/delegations'>;
export type Arranging = Body<'post', '/api/v1/delegations'>;

interface Filter {
  memberId?: string;
  deputyId?: string;
  current?: boolean;
}

export const delegationsQuery = (filter: Filter) =>
  infiniteQueryOptions({
    queryKey: ['delegations', filter],
    queryFn: ({ pageParam, signal }) =>
      unwrap(api.GET('/api/v1/delegations', { params: { query: { ...filter, cursor: pageParam } }, signal })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.nextCursor ?? undefined,
  });
