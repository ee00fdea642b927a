import { type Answer, api, unwrap } from '@api';
import { queryOptions } from '@tanstack/react-query';

export type Retrospective = Answer<'get', '/api/v1/collaborations/{id}/retrospective'>;

export const retrospectiveQuery = (id: string) =>
  queryOptions({
    queryKey: ['collaborations', id, 'retrospective'],
    queryFn: ({ signal }) => unwrap(api.GET('/api/v1/collaborations/{id}/retrospective', { params: { path: { id } }, signal })),
  });
