import { api, ifMatch, problemOf, unwrap } from '@api';
import { useMutation } from '@tanstack/react-query';
import type { WorkItem } from '../workItems';
import { useAnswered } from './useAnswered';

interface Move {
  workItem: WorkItem;
  verb: 'start' | 'complete';
}

/** Starts a task or marks it done, as it was seen in the row. */
export function useWorkItemMove(onCompleted: () => void) {
  const answered = useAnswered('work-items');
  const move = useMutation({
    mutationFn: ({ workItem, verb }: Move) => {
      const params = { path: { id: workItem.id }, header: ifMatch(workItem.version) };
      return verb === 'start'
        ? unwrap(api.POST('/api/v1/work-items/{id}/start', { params }))
        : unwrap(api.POST('/api/v1/work-items/{id}/complete', { params, body: {} }));
    },
    onSuccess: (_, { verb }) => {
      if (verb === 'complete') onCompleted();
    },
    // Refused or not: the row shows how it is now.
    onSettled: answered,
  });
  return { ...move, problem: move.isError ? problemOf(move.error) : null };
}
