import { EmptyState, Page, QueryState, useTimes } from '@components';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Button, Segmented } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, useParams, useSearchParams } from 'react-router';
import { outageQuery, type OutageStep, type Outcome, outcomes } from './api';

/** What fell due while Collab stood still, and what became of it. */
export function OutagePage() {
  const { t } = useTranslation('outages');
  const { t: common } = useTranslation();
  const { id = '' } = useParams();
  const times = useTimes();
  const [address, setAddress] = useSearchParams();
  const outcome = outcomes.find((it) => it === address.get('outcome'));
  const query = useInfiniteQuery(outageQuery(id, outcome));
  const outage = query.data?.pages[0];
  const all = query.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Page
      name={t('one')}
      crumbs={[{ text: t('name'), to: '/admin/outages' }, { text: t('one') }]}
      heading={outage ? t('heading.one', { from: times.instant(outage.from), until: times.instant(outage.until) }) : t('one')}
      lede={
        outage &&
        (outage.late === 0 && outage.overtaken === 0
          ? t('nothingLate')
          : t('counts', { late: t('late', { count: outage.late }), overtaken: t('overtaken', { count: outage.overtaken }) }))
      }
    >
      <Segmented
        className="gap-below"
        aria-label={t('filter')}
        value={outcome ?? 'all'}
        onChange={(chosen) => setAddress(chosen === 'all' ? {} : { outcome: chosen }, { replace: true })}
        options={[{ value: 'all', label: t('all') }, ...outcomes.map((it: Outcome) => ({ value: it, label: t(`outcome.${it}`) }))]}
      />
      <QueryState
        query={query}
        isEmpty={() => all.length === 0}
        empty={<EmptyState>{t(outcome ? 'emptyFiltered' : 'nothingLate')}</EmptyState>}
      >
        {() => (
          <>
            <table className="ba" aria-label={t('one')}>
              <thead>
                <tr>
                  {(['due', 'what', 'noticed', 'outcome'] as const).map((column) => (
                    <th key={column} scope="col">
                      {t(`column.${column}`)}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {all.map((it) => (
                  <Row key={`${it.deadlineId} ${it.event} ${it.at}`} step={it} />
                ))}
              </tbody>
            </table>
            {query.hasNextPage && (
              <Button className="gap-above" loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
                {common('more')}
              </Button>
            )}
          </>
        )}
      </QueryState>
    </Page>
  );
}

function Row({ step }: { step: OutageStep }) {
  const { t } = useTranslation('outages');
  const { t: deadline } = useTranslation('deadlines');
  const times = useTimes();
  return (
    <tr>
      <td className="nw">
        <time dateTime={step.at}>{times.instant(step.at)}</time>
      </td>
      <td>
        <Link className="in-text" to={`/deadlines/${step.deadlineId}`}>
          {step.subject.title}
        </Link>
        <br />
        <span className="q3">
          {deadline(`kind.${step.kind}`)} · {t(`event.${step.event}`, { level: step.level })} · {step.collaboration.name}
        </span>
      </td>
      <td className="nw">
        <time dateTime={step.noticedAt}>{times.instant(step.noticedAt)}</time>
      </td>
      <td>{t(`became.${step.outcome}`, { who: step.recipient?.name ?? '' })}</td>
    </tr>
  );
}
