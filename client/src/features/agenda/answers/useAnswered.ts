import { useQueryClient } from '@tanstack/react-query';

/** After an answer: what I owe, and whatever shows the thing, is asked for anew. */
export function useAnswered(feature: string) {
  const cache = useQueryClient();
  return () =>
    void cache.invalidateQueries({
      predicate: ({ queryKey }) => ['agenda', 'deadlines', 'collaborations', feature].includes(String(queryKey[0])),
    });
}
