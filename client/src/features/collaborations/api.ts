import { type Answer, api, type Body, type Item, unwrap } from '@api';
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';

export type Collaboration = Answer<'get', '/api/v1/collaborations/{id}'>;
export type CollaborationRow = Item<'/api/v1/collaborations'>;
export type Brief = Answer<'get', '/api/v1/collaborations/{id}/brief'>;
export type Commitment = Item<'/api/v1/collaborations/{id}/commitments'>;
export type Blocker = Item<'/api/v1/collaborations/{id}/blockers'>;
export type TimelineEntry = Item<'/api/v1/collaborations/{id}/timeline'>;
export type Deadline = Item<'/api/v1/deadlines'>;
export type NewCollaboration = Body<'post', '/api/v1/collaborations'>;
export type State = Collaboration['state'];
export type Scenario = Collaboration['scenario'];

const of = (id: string) => ({ params: { path: { id } } });

export const collaborationsQuery = (filter: { state?: State; q?: string }) =>
  infiniteQueryOptions({
    queryKey: ['collaborations', filter],
    queryFn: ({ pageParam, signal }) =>
      unwrap(api.GET('/api/v1/collaborations', { params: { query: { ...filter, cursor: pageParam ?? undefined } }, signal })),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
  });

export const briefQuery = (id: string) =>
  queryOptions({
    queryKey: ['collaborations', id, 'brief'],
    queryFn: ({ signal }) => unwrap(api.GET('/api/v1/collaborations/{id}/brief', { ...of(id), signal })),
  });

export const commitmentsQuery = (id: string) =>
  queryOptions({
    queryKey: ['collaborations', id, 'commitments'],
    queryFn: ({ signal }) => unwrap(api.GET('/api/v1/collaborations/{id}/commitments', { ...of(id), signal })),
  });

export const blockersQuery = (id: string) =>
  queryOptions({
    queryKey: ['collaborations', id, 'blockers'],
    queryFn: ({ signal }) => unwrap(api.GET('/api/v1/collaborations/{id}/blockers', { ...of(id), signal })),
  });

/** What departments owe and have done here, by due time; more than fits on the page is on the deadlines page. */
export const owedQuery = (id: string) =>
  queryOptions({
    queryKey: ['deadlines', { collaborationId: id, limit: 100 }],
    queryFn: ({ signal }) => unwrap(api.GET('/api/v1/deadlines', { params: { query: { collaborationId: id, limit: 100 } }, signal })),
  });

export const timelineQuery = (id: string, limit: number) =>
  infiniteQueryOptions({
    queryKey: ['collaborations', id, 'timeline', { limit }],
    queryFn: ({ pageParam, signal }) =>
      unwrap(
        api.GET('/api/v1/collaborations/{id}/timeline', {
          params: { path: { id }, query: { limit, cursor: pageParam ?? undefined } },
          signal,
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
  });

export const templatesQuery = queryOptions({
  queryKey: ['templates', 'all'],
  queryFn: ({ signal }) => unwrap(api.GET('/api/v1/templates', { params: { query: { limit: 100 } }, signal })),
  select: (page) => page.items,
  staleTime: 10 * 60_000,
});

/** Vague words in a text that is being typed. */
export const wordingQuery = (text: string, isGoal: boolean) =>
  queryOptions({
    queryKey: ['brief-checks', { text, isGoal }],
    queryFn: ({ signal }) => unwrap(api.POST('/api/v1/brief-checks', { body: { text, isGoal }, signal })),
    select: (answer) => answer.findings,
    staleTime: Infinity,
  });
