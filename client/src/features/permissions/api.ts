import { type Answer, api, unwrap } from '@api';
import { queryOptions } from '@tanstack/react-query';

export type Permissions = Answer<'get', '/api/v1/permissions'>;
export type Permission = Permissions['permissions'][number];

/** What a person may do in a collaboration; without one in the organization, without a person the reader himself. */
export const permissionsQuery = (asked: { collaborationId?: string | undefined; memberId?: string | undefined }) =>
  queryOptions({
    queryKey: ['permissions', asked],
    queryFn: ({ signal }) => unwrap(api.GET('/api/v1/permissions', { params: { query: asked }, signal })),
  });
