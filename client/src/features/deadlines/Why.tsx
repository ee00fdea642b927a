import { DayMark, type Deadline, useTimes, wallOf } from '@components';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Calendar, Explanation } from './api';

interface WhyProps {
  deadline: Deadline;
  explanation: Explanation;
  calendar: Calendar | undefined;
}

/** How the due time came about: for workdays day by day, with a number for each that counts. */
export function Why({ deadline, explanation, calendar }: WhyProps) {
  const { t } = useTranslation('deadlines');
  const times = useTimes();
  const zone = calendar?.timeZone ?? times.timeZone;
  const start = wallOf(explanation.startedAt, zone);
  const from = wallOf(explanation.countsFrom, zone);
  const due = wallOf(explanation.dueAt, zone);

  return (
    <>
      <ol className="why">
        {explanation.unit === 'workdays' ? (
          explanation.days.map((day) => <DayLine key={day.date} day={day} />)
        ) : (
          <Line date={start.date} sign="0" text={t(`why.${explanation.unit}Start`, { time: start.time, count: explanation.amount })} />
        )}
        <Line className="end" date={due.date} sign="=" counted text={<b className="b">{t('why.due', { time: due.time })}</b>} />
      </ol>
      <p className="s q2 gap-above">
        {explanation.provisional && <>{t('why.provisional')} </>}
        {deadline.state !== 'open' && deadline.dueAt !== explanation.dueAt && <>{t('why.moved')} </>}
        <Link className="in-text" to={`/calendar/${due.year}`}>
          {t('why.calendar')}
        </Link>
      </p>
    </>
  );

  function DayLine({ day }: { day: Explanation['days'][number] }) {
    const off = day.kind === 'holiday' || day.kind === 'dayOff';
    const mark = day.kind !== 'workday' && (
      <>
        <DayMark kind={day.kind} />{' '}
      </>
    );
    const named = day.name ?? t('why.weekend');
    if (day.date === from.date)
      return (
        <Line
          date={day.date}
          sign="0"
          text={
            <>
              {mark}
              {t(start.date === from.date && start.time === from.time ? 'why.from' : 'why.fromNext', { time: from.time })}
            </>
          }
          end={t('why.start')}
        />
      );
    if (day.date === start.date)
      return (
        <Line
          className={off ? 'passed' : undefined}
          date={day.date}
          sign="·"
          text={
            <>
              {mark}
              {t(off ? 'why.submittedOff' : 'why.submittedLate', { time: start.time })}
            </>
          }
          end={t('why.notCounted')}
        />
      );
    if (day.counted === null)
      return (
        <Line
          className="passed"
          date={day.date}
          sign="–"
          text={
            <>
              {mark}
              {t('why.skipped', { name: named })}
            </>
          }
          end={t('why.notCounted')}
        />
      );
    return (
      <Line
        date={day.date}
        sign={String(day.counted)}
        counted
        text={
          <>
            {mark}
            {day.kind === 'makeUpWorkday' ? t('why.makeUp', { name: day.name ?? '' }) : t('why.workday')}
          </>
        }
        end={t('why.nth', { n: day.counted })}
      />
    );
  }
}

interface LineProps {
  date: string;
  sign: string;
  counted?: boolean;
  text: ReactNode;
  end?: ReactNode;
  className?: string;
}

function Line({ date, sign, counted = false, text, end, className }: LineProps) {
  const times = useTimes();
  return (
    <li className={className}>
      <span className="dt">
        {times.day(date)} <small>{times.weekday(date)}</small>
      </span>
      <span className={counted ? 'n' : 'n z'} aria-hidden="true">
        {sign}
      </span>
      <span className="tx">{text}</span>
      <span className="ed2 q3 s nw">{end}</span>
    </li>
  );
}
