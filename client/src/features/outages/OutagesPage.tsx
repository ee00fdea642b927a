import { Page, QueryList, QueryState, Section, useTimes } from '@components';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { outagesQuery, type SystemState, systemQuery } from './api';

/** When did Collab stand still, and is it at work now? */
export function OutagesPage() {
  const { t } = useTranslation('outages');
  const times = useTimes();
  const outages = useInfiniteQuery(outagesQuery);
  const system = useQuery(systemQuery);
  const last = outages.data?.pages[0]?.items[0];
  const heading = !outages.data
    ? t('name')
    : last
      ? t('heading.last', { from: times.instant(last.from), until: times.instant(last.until) })
      : t('heading.none');
  return (
    <Page name={t('name')} heading={heading} lede={t('lede')} crumbs={[{ text: t('crumb'), to: '/deadlines' }, { text: t('name') }]}>
      <Section title={t('system.heading')}>
        <QueryState query={system} lines={3}>
          {(state) => <Now state={state} />}
        </QueryState>
      </Section>
      <Section title={t('list')}>
        <QueryList
          query={outages}
          label={t('list')}
          empty={t('empty')}
          row={(it) => (
            <>
              <div className="ttl">
                <Link to={`/admin/outages/${it.id}`}>{t('span', { from: times.instant(it.from), until: times.instant(it.until) })}</Link>
              </div>
              <div className="sub">
                {it.late === 0 && it.overtaken === 0
                  ? t('nothingLate')
                  : t('counts', { late: t('late', { count: it.late }), overtaken: t('overtaken', { count: it.overtaken }) })}
              </div>
            </>
          )}
        />
      </Section>
    </Page>
  );
}

/** The sentences behind the readiness of the server. */
function Now({ state }: { state: SystemState }) {
  const { t } = useTranslation('outages');
  const times = useTimes();
  return (
    <ul className="measure">
      <li>{t(`system.clock.${state.clock}`, { seconds: state.clockSkewSeconds })}</li>
      <li>{state.stuckDeadlines === 0 ? t('system.noneStuck') : t('system.stuck', { count: state.stuckDeadlines })}</li>
      <li>{state.lastSweepAt ? t('system.lastSweep', { at: times.instant(state.lastSweepAt) }) : t('system.noSweep')}</li>
    </ul>
  );
}
