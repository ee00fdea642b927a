import { api, unwrap } from '@api';
import { queryOptions } from '@tanstack/react-query';

export const commitmentsQuery = (id: string) =>
  queryOptions({
    queryKey: ['collaborations', id, 'commitments'],
    queryFn: ({ signal }) => unwrap(api.GET('/api/v1/collaborations/{id}/commitments', { params: { path: { id } }, signal })),
  });

export const goalsQuery = (id: string) =>
  queryOptions({
    queryKey: ['collaborations', id, 'goals'],
    queryFn: ({ signal }) => unwrap(api.GET('/api/v1/collaborations/{id}/goals', { params: { path: { id } }, signal })),
  });
