import { type Answer, api, unwrap } from '@api';
import { queryOptions } from '@tanstack/react-query';

export type WorkItem = Answer<'get', '/api/v1/work-items/{id}'>;
export type Raci = Answer<'get', '/api/v1/collaborations/{id}/raci'>;
export type RaciRow = Raci['items'][number];
export type Role = RaciRow['assignments'][number]['role'];

export const workItemQuery = (id: string) =>
  queryOptions({
    queryKey: ['work-items', id],
    queryFn: ({ signal }) => unwrap(api.GET('/api/v1/work-items/{id}', { params: { path: { id } }, signal })),
  });

export const raciQuery = (id: string) =>
  queryOptions({
    queryKey: ['collaborations', id, 'raci'],
    queryFn: ({ signal }) => unwrap(api.GET('/api/v1/collaborations/{id}/raci', { params: { path: { id } }, signal })),
  });

/** The phases that a task can stand in. */
export const phasesQuery = (collaborationId: string) =>
  queryOptions({
    queryKey: ['collaborations', collaborationId, 'plan'],
    queryFn: ({ signal }) => unwrap(api.GET('/api/v1/collaborations/{id}/plan', { params: { path: { id: collaborationId } }, signal })),
  });
