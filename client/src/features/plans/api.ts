import { type Answer, api, unwrap } from '@api';
import { queryOptions } from '@tanstack/react-query';

export type Plan = Answer<'get', '/api/v1/collaborations/{id}/plan'>;
export type PlanItem = Plan['workItems'][number];
export type Revision = Plan['revisions'][number];

export const planQuery = (id: string) =>
  queryOptions({
    queryKey: ['collaborations', id, 'plan'],
    queryFn: ({ signal }) => unwrap(api.GET('/api/v1/collaborations/{id}/plan', { params: { path: { id } }, signal })),
  });
