import { api, type Item, unwrap, useSession } from '@api';
import { useQueries } from '@tanstack/react-query';

export type WorkItem = Item<'/api/v1/work-items'>;
export type WorkItems = ReadonlyMap<string, WorkItem>;

/**
 * The tasks that I owe, and those of whom I stand in for, with how far they are and what I may do; asked for only where one of them is
 * due. Undefined until mine are there.
 */
export function useMyWorkItems(needed: boolean, standsFor: readonly string[]): WorkItems | undefined {
  const { member } = useSession();
  return useQueries({
    queries: (needed ? [member.id, ...standsFor] : []).map((responsibleId) => ({
      queryKey: ['work-items', { responsibleId }],
      queryFn: ({ signal }: { signal: AbortSignal }) =>
        unwrap(api.GET('/api/v1/work-items', { params: { query: { responsibleId, limit: 100 } }, signal })),
    })),
    combine: (found) =>
      found[0]?.data ? new Map(found.flatMap((it) => it.data?.items ?? []).map((it): [string, WorkItem] => [it.id, it])) : undefined,
  });
}
