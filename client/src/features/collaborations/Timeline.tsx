import { EmptyState, QueryState, Section, useTimes } from '@components';
import { useInfiniteQuery, type UseQueryResult } from '@tanstack/react-query';
import type { InfiniteData } from '@tanstack/react-query';
import { Trans, useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { addressOf } from './Blockers';
import { type TimelineEntry, timelineQuery } from './api';

const recent = 8;

/** The last things that happened, with the way to all of them. */
export function RecentTimeline({ collaborationId }: { collaborationId: string }) {
  const { t } = useTranslation('collaborations');
  const timeline = useInfiniteQuery(timelineQuery(collaborationId, recent));
  return (
    <Section title={t('timeline.title')}>
      <QueryState query={timeline as UseQueryResult<InfiniteData<{ items: TimelineEntry[] }>>}>
        {({ pages }) => <TimelineDays collaborationId={collaborationId} entries={pages[0]?.items ?? []} />}
      </QueryState>
      <p className="gap-above">
        <Link className="s" to={`/collaborations/${collaborationId}/timeline`}>
          {t('timeline.all')}
        </Link>
      </p>
    </Section>
  );
}

/** Entries by day, the newest first. */
export function TimelineDays({ collaborationId, entries }: { collaborationId: string; entries: TimelineEntry[] }) {
  const { t } = useTranslation('collaborations');
  const times = useTimes();
  const days = new Map<string, TimelineEntry[]>();
  for (const it of entries) {
    const day = times.wall(it.at).date;
    days.set(day, [...(days.get(day) ?? []), it]);
  }
  if (days.size === 0) return <EmptyState>{t('timeline.none')}</EmptyState>;
  return (
    <ul className="line">
      {[...days].flatMap(([day, its]) => [
        <li className="dayh" key={day}>
          {times.day(day, true)}
        </li>,
        ...its.map((it) => (
          <li key={it.id} className={tones[it.action]}>
            <Sentence it={it} to={addressOf(collaborationId, it.subject)} />
            <time dateTime={it.at}>{times.time(it.at)}</time>
          </li>
        )),
      ])}
    </ul>
  );
}

const tones: Record<string, string> = {
  deadlineBreached: 'bad',
  workItemAtRisk: 'bad',
  riskWarningRaised: 'bad',
  workItemCompleted: 'good',
  conditionFulfilled: 'good',
  commitmentConfirmed: 'good',
  goalAgreed: 'good',
  issueResolved: 'good',
  deliverablesAccepted: 'good',
};

const isDay = /^\d{4}-\d{2}-\d{2}$/;

/** Days among the values are written as everywhere else. */
function withDays(values: TimelineEntry['values'], day: (date: string) => string) {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, typeof value === 'string' && isDay.test(value) ? day(value) : value]),
  );
}

/** Who did what. What has no sentence of its own is named by its action, so that nothing is hidden. */
function Sentence({ it, to }: { it: TimelineEntry; to: string }) {
  const { t } = useTranslation('collaborations');
  const times = useTimes();
  const kind = typeof it.values.kind === 'string' ? t(`kind.${it.values.kind}`, { defaultValue: '' }) : '';
  return (
    <span>
      <Trans
        t={t}
        i18nKey={`did.${it.action}`}
        defaults={it.action}
        values={{ ...withDays(it.values, times.day), kind, who: it.actor?.name ?? t('timeline.system'), title: it.subject.title }}
        components={{ b: <b className="b5" />, a: <Link to={to} /> }}
      />
    </span>
  );
}
