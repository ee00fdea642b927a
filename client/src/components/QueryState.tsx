import { problemOf } from '@api';
import type { InfiniteData, UseInfiniteQueryResult, UseQueryResult } from '@tanstack/react-query';
import { Button } from 'antd';
import { type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from './Icon';

const quietMs = 300;

/** Text-shaped bars, after 300 ms: what is there sooner needs none. */
export function Skeleton({ lines = 4 }: { lines?: number }) {
  const { t } = useTranslation();
  const [shown, setShown] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setShown(true), quietMs);
    return () => clearTimeout(timer);
  }, []);
  if (!shown) return null;
  return (
    <div className="bones" role="status" aria-label={t('loading')}>
      {Array.from({ length: lines }, (_, index) => (
        <span key={index} />
      ))}
    </div>
  );
}

/** Why something could not be shown, and what one can do about it. */
export function ErrorState({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const { t } = useTranslation();
  const problem = problemOf(error);
  const final = problem.status === 403 || problem.status === 404;
  return (
    <div className="note breached" role="alert">
      <Icon name="info" />
      <div>
        <p>{sentence()}</p>
        {onRetry && !final && (
          <Button size="small" className="gap-above" onClick={onRetry}>
            {t('retry')}
          </Button>
        )}
      </div>
    </div>
  );

  function sentence(): string {
    switch (problem.status) {
      case 0:
        return problem.code === 'client.offline' ? t('problem.offline') : t('problem.serverNoTrace');
      case 403:
        return problem.detail ?? t('problem.forbidden');
      case 404:
        return t('problem.notFound');
      case 429:
        return t('problem.tooMany', { seconds: problem.retryAfter ?? 10 });
      default:
        if (problem.status < 500 && problem.detail) return problem.detail;
        return problem.traceId ? t('problem.server', { trace: shortTrace(problem.traceId) }) : t('problem.serverNoTrace');
    }
  }
}

/** The part of a trace id that an administrator can search for and a person can read out. */
export const shortTrace = (traceId: string) => traceId.replace(/^00-/, '').slice(0, 8);

/** The sentence of a list without rows, and the one action that fills it. */
export function EmptyState({ children, action }: { children: ReactNode; action?: ReactNode }) {
  return (
    <div className="empty">
      <p>{children}</p>
      {action}
    </div>
  );
}

interface QueryStateProps<Data> {
  query: UseQueryResult<Data>;
  /** Shown where `isEmpty` says so (default: an empty list). */
  empty?: ReactNode;
  isEmpty?: (data: Data) => boolean;
  lines?: number;
  children: (data: Data) => ReactNode;
}

const emptyByDefault = (data: unknown): boolean =>
  Array.isArray(data)
    ? data.length === 0
    : typeof data === 'object' && data !== null && 'items' in data && Array.isArray(data.items) && data.items.length === 0;

/** Pending, error with retry, empty, data: no page forgets one. Data that is there stays while it is asked for anew. */
export function QueryState<Data>({ query, empty, isEmpty = emptyByDefault, lines, children }: QueryStateProps<Data>) {
  if (query.data !== undefined)
    return empty !== undefined && isEmpty(query.data) ? (
      typeof empty === 'string' ? (
        <EmptyState>{empty}</EmptyState>
      ) : (
        empty
      )
    ) : (
      children(query.data)
    );
  if (query.isError) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  return <Skeleton lines={lines} />;
}

interface QueryListProps<Row> {
  query: UseInfiniteQueryResult<InfiniteData<{ items: Row[]; nextCursor?: string | null }>>;
  empty: ReactNode;
  label: string;
  row: (row: Row) => ReactNode;
  /** Class of the list, for rows that are no plain ones. */
  className?: string;
}

/** A list that comes page by page; each row is a `<li>` of `.list` (or of `className`). */
export function QueryList<Row extends { id: string }>({ query, empty, label, row, className = 'list' }: QueryListProps<Row>) {
  const { t } = useTranslation();
  return (
    <QueryState
      query={query as UseQueryResult<InfiniteData<{ items: Row[] }>>}
      empty={empty}
      isEmpty={(data) => data.pages.every((page) => page.items.length === 0)}
    >
      {(data) => (
        <>
          <ul className={className} aria-label={label}>
            {data.pages.flatMap((page) => page.items.map((it) => <li key={it.id}>{row(it)}</li>))}
          </ul>
          {query.hasNextPage && (
            <Button className="gap-above" loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
              {t('more')}
            </Button>
          )}
        </>
      )}
    </QueryState>
  );
}
