import { type Answer, api, unwrap } from '@api';
import { queryOptions } from '@tanstack/react-query';

export type Acceptance = Answer<'get', '/api/v1/collaborations/{id}/acceptance'>;
export type Check = Acceptance['checks'][number];
export type Verdict = NonNullable<Check['verdict']>;

export const acceptanceQuery = (id: string) =>
  queryOptions({
    queryKey: ['collaborations', id, 'acceptance'],
    queryFn: ({ signal }) => unwrap(api.GET('/api/v1/collaborations/{id}/acceptance', { params: { path: { id } }, signal })),
  });
