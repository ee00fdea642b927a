import type { Answer } from '@api';
import { type Deadline, useTimes } from '@components';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Calendar, Explanation } from './api';

interface BasisProps {
  deadline: Deadline;
  explanation: Explanation;
  calendar: Calendar | undefined;
  policy: Answer<'get', '/api/v1/deadline-policies'>['items'][number] | undefined;
  /** How often the due time was moved. */
  moves: number;
}

/** By which rule and which calendar. */
export function Basis({ deadline, explanation, calendar, policy, moves }: BasisProps) {
  const { t } = useTranslation('deadlines');
  const times = useTimes();
  const { thisYear } = times;
  const hours = calendar?.workingTimes[0];
  return (
    <section>
      <h2>{t('basis.heading')}</h2>
      <dl className="kv">
        <dt>{t('basis.rule')}</dt>
        <dd>
          {t(`kind.${deadline.kind}`)}
          <br />
          {t(`unit.${deadline.policy.unit}`, { count: deadline.policy.amount })}
          <span className="q3">
            {t('comma2')}
            {t('basis.edition', { edition: explanation.policyEdition })}
          </span>
          {policy && (
            <span className="q3">
              {t('comma2')}
              {t(policy.isProcessMinimum ? 'basis.minimum' : 'basis.free')}
            </span>
          )}
          <br />
          <Link className="in-text" to={`/admin/deadline-policies?collaborationId=${deadline.collaboration.id}`}>
            {t('basis.allRules')}
          </Link>
        </dd>
        <dt>{t('basis.calendar')}</dt>
        <dd>
          <Link className="in-text" to={`/calendar/${thisYear}`}>
            {explanation.calendar.name}
          </Link>
          <br />
          <span className="q3">
            {t('basis.known', { edition: explanation.calendarEdition, since: times.instant(explanation.calendarKnownSince) })}
          </span>
        </dd>
        {hours && (
          <>
            <dt>{t('basis.hours')}</dt>
            <dd className="nw">
              {hours.start.slice(0, 5)} – {hours.end.slice(0, 5)}
            </dd>
          </>
        )}
        {explanation.pauses.length > 0 && (
          <>
            <dt>{t('basis.pauses')}</dt>
            <dd>
              <ul>
                {explanation.pauses.map((it) => (
                  <li key={it.from}>
                    {t(it.until ? 'basis.pause' : 'basis.pauseOpen', {
                      from: times.instant(it.from),
                      until: it.until ? times.instant(it.until) : '',
                      reason: it.by ? t('basis.by', { reason: it.reason, who: it.by.name }) : it.reason,
                    })}
                  </li>
                ))}
              </ul>
            </dd>
          </>
        )}
        <dt>{t('basis.moved')}</dt>
        <dd>{moves === 0 ? t('basis.never') : t('basis.times', { count: moves })}</dd>
        <dt>{t('basis.certificate')}</dt>
        <dd>
          <a className="in-text" href={`/api/v1/deadlines/${deadline.id}/certificate`} download={`deadline-${deadline.id}.json`}>
            {t('basis.download')}
          </a>
          <br />
          <span className="q3">{t('basis.signed')}</span>
        </dd>
      </dl>
    </section>
  );
}
