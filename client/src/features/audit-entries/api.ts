import { type Answer, api, unwrap } from '@api';
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';

export type AuditEntry = Answer<'get', '/api/v1/audit-entries'>['items'][number];
export type Verification = Answer<'post', '/api/v1/audit-entries/verify'>;
export type SubjectType = AuditEntry['subject']['type'];

/** What the address narrows the record to. */
export interface AuditFilter {
  memberId?: string;
  action?: string;
  subjectType?: SubjectType;
  subjectId?: string;
  collaborationId?: string;
  from?: string;
  to?: string;
  q?: string;
}

export const subjectTypes = [
  'collaboration',
  'brief',
  'commitment',
  'commitmentCondition',
  'plan',
  'workItem',
  'resourceRequest',
  'progressReport',
  'riskWarning',
  'meeting',
  'issue',
  'issueMeasure',
  'acceptance',
  'retrospective',
  'summary',
  'deadline',
  'deadlinePolicy',
  'organization',
  'department',
  'member',
  'calendar',
  'template',
  'notification',
  'delegation',
  'accessToken',
  'auditEntry',
] as const satisfies readonly SubjectType[];

export const auditQuery = (filter: AuditFilter) =>
  infiniteQueryOptions({
    queryKey: ['audit-entries', filter],
    queryFn: ({ pageParam, signal }) =>
      unwrap(api.GET('/api/v1/audit-entries', { params: { query: { ...filter, limit: 50, cursor: pageParam } }, signal })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.nextCursor ?? undefined,
  });

export const auditActionsQuery = queryOptions({
  queryKey: ['audit-entries', 'actions'],
  queryFn: ({ signal }) => unwrap(api.GET('/api/v1/audit-entries/actions', { signal })),
});

/** Where the browser gets a file with what the filter finds. */
export function exportAddress(format: 'csv' | 'jsonl', filter: AuditFilter) {
  const query = new URLSearchParams(Object.entries(filter).flatMap(([name, value]) => (value ? [[name, String(value)]] : [])));
  return `/api/v1/audit-entries/${format}${query.size > 0 ? `?${query}` : ''}`;
}

/** Checks the chain piece by piece and says after each how far it is. */
export async function verifyAll(said: (piece: Verification) => void): Promise<Verification> {
  for (let after = 0; ;) {
    const piece = await unwrap(api.POST('/api/v1/audit-entries/verify', { body: { after } }));
    said(piece);
    if (piece.complete) return piece;
    after = piece.through;
  }
}
