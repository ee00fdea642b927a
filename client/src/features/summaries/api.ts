import { type Answer, api, unwrap } from '@api';
import { queryOptions } from '@tanstack/react-query';

export type Collaboration = Answer<'get', '/api/v1/collaborations/{id}'>;
export type Summary = Answer<'get', '/api/v1/collaborations/{id}/summary'>;
export type SummarySection = Summary['sections'][number];

export const summaryQuery = (id: string) =>
  queryOptions({
    queryKey: ['collaborations', id, 'summary'],
    queryFn: ({ signal }) => unwrap(api.GET('/api/v1/collaborations/{id}/summary', { params: { path: { id } }, signal })),
  });
