import { type Answer, api, unwrap } from '@api';
import { infiniteQueryOptions, useMutation, useQueryClient } from '@tanstack/react-query';

export type NotificationPage = Answer<'get', '/api/v1/me/notifications'>;
export type Notification = NotificationPage['items'][number];

export const notificationsQuery = (filter: { unread?: true }) =>
  infiniteQueryOptions({
    queryKey: ['notifications', filter],
    queryFn: ({ pageParam, signal }) =>
      unwrap(api.GET('/api/v1/me/notifications', { params: { query: { ...filter, cursor: pageParam } }, signal })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.nextCursor ?? undefined,
  });

/** What a digest gathered, by time. */
export const gatheredQuery = (id: string) =>
  infiniteQueryOptions({
    queryKey: ['notifications', id, 'deadlines'],
    queryFn: ({ pageParam, signal }) =>
      unwrap(api.GET('/api/v1/me/notifications/{id}/deadlines', { params: { path: { id }, query: { cursor: pageParam } }, signal })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.nextCursor ?? undefined,
  });

/** Marks one as read, or all of them. */
export function useRead() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (id: string | 'all') =>
      id === 'all'
        ? unwrap(api.POST('/api/v1/me/notifications/read-all'))
        : unwrap(api.POST('/api/v1/me/notifications/{id}/read', { params: { path: { id } } })),
    onSuccess: () => void cache.invalidateQueries({ queryKey: ['notifications'] }),
  });
}
