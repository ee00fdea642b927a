import { type Answer, api, type Item, unwrap } from '@api';
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';

export type Department = Answer<'get', '/api/v1/departments/{id}'>;
export type DepartmentRow = Item<'/api/v1/departments'>;

export const departmentsListQuery = infiniteQueryOptions({
  queryKey: ['departments', 'list'],
  queryFn: ({ pageParam, signal }) =>
    unwrap(api.GET('/api/v1/departments', { params: { query: { limit: 50, cursor: pageParam } }, signal })),
  initialPageParam: undefined as string | undefined,
  getNextPageParam: (last) => last.nextCursor ?? undefined,
});

export const departmentQuery = (id: string) =>
  queryOptions({
    queryKey: ['departments', id],
    queryFn: ({ signal }) => unwrap(api.GET('/api/v1/departments/{id}', { params: { path: { id } }, signal })),
  });
