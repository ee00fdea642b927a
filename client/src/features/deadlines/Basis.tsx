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
  const { thisYear } = useTimes();
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
          {policy && (
            <span className="q3">
              {t('comma2')}
              {t(policy.isProcessMinimum ? 'basis.minimum' : 'basis.free')}
            </span>
          )}
        </dd>
        <dt>{t('basis.calendar')}</dt>
        <dd>
          <Link className="in-text" to={`/calendar/${thisYear}`}>
            {explanation.calendar.name}
          </Link>
        </dd>
        {hours && (
          <>
            <dt>{t('basis.hours')}</dt>
            <dd className="nw">
              {hours.start.slice(0, 5)} – {hours.end.slice(0, 5)}
            </dd>
          </>
        )}
        <dt>{t('basis.moved')}</dt>
        <dd>{moves === 0 ? t('basis.never') : t('basis.times', { count: moves })}</dd>
      </dl>
    </section>
  );
}
