import { api, type Item, unwrap, useSession } from '@api';
import { useQuery } from '@tanstack/react-query';

export type WorkItem = Item<'/api/v1/work-items'>;
export type WorkItems = ReadonlyMap<string, WorkItem>;

const byId = (page: { items: WorkItem[] }): WorkItems => new Map(page.items.map((it) => [it.id, it]));

/** The tasks that I owe, with how far they are and what I may do; asked for only where one of them is due. */
export function useMyWorkItems(needed: boolean): WorkItems | undefined {
  const { member } = useSession();
  return useQuery({
    queryKey: ['work-items', { responsibleId: member.id }],
    queryFn: ({ signal }) => unwrap(api.GET('/api/v1/work-items', { params: { query: { responsibleId: member.id, limit: 100 } }, signal })),
    select: byId,
    enabled: needed,
  }).data;
}
