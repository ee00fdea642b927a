import { useCalendarDays } from '@api';
import { addDays, daysBetween, useTimes } from '@components';
import type { CSSProperties } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Plan, PlanItem } from './api';

/** More days than this do not fit; the far end is cut and said in the table. */
const mostDays = 70;

const at = (start: number, length: number) => ({ '--s': start, '--n': length }) as CSSProperties;

/** Table and timeline in one: phases, tasks, what was agreed, how far they are, days off, now. */
export function Gantt({ plan }: { plan: Plan }) {
  const { t, i18n } = useTranslation(['plans', 'common']);
  const times = useTimes();
  const calendar = useCalendarDays();
  const dates = [
    ...plan.workItems.flatMap((it) => [it.plannedStart, it.plannedFinish, it.actualFinish ?? it.plannedFinish]),
    ...plan.phases.flatMap((it) => [it.start, it.finish]),
  ].sort();
  const first = addDays(dates[0] ?? times.today, -1);
  const count = Math.min(mostDays, daysBetween(first, dates.at(-1) ?? times.today) + 2);
  const days = Array.from({ length: count }, (_, index) => addDays(first, index));
  const offset = (date: string) => daysBetween(first, date);
  const weekday = new Intl.DateTimeFormat(i18n.language, { weekday: 'narrow', timeZone: 'UTC' });
  const kind = (date: string) => calendar.get(date)?.kind ?? 'workday';
  const off = days.flatMap((date, index) => (kind(date) === 'holiday' || kind(date) === 'dayOff' ? [index] : []));
  const now = times.wall(times.now.toISOString());
  const nowAt = offset(now.date) + (Number(now.time.slice(0, 2)) + Number(now.time.slice(3)) / 60) / 24;

  const track = (children: React.ReactNode) => (
    <div className="tk" role="cell">
      {off.map((index) => (
        <i key={index} className="offd" style={at(index, 1)} />
      ))}
      {children}
      {nowAt >= 0 && nowAt <= count && <i className="nowv" style={at(nowAt, 0)} />}
    </div>
  );

  const row = (it: PlanItem) => {
    const base = plan.baseline?.items.find((item) => item.workItemId === it.id);
    const owner = it.raci.find((letter) => letter.role === 'responsible')?.member.name;
    const length = daysBetween(it.plannedStart, it.plannedFinish) + 1;
    return (
      <div className="pr" role="row" key={it.id}>
        <div className="pl" role="rowheader">
          <span className="nm" title={it.title}>
            <Link to={`/work-items/${it.id}`}>{it.title}</Link>
          </span>
          <span className="ow q2">{owner}</span>
          <span className="nw">
            {it.agreedFinish && it.agreedFinish !== it.plannedFinish && <s>{times.day(it.agreedFinish)}</s>} {times.day(it.plannedFinish)}
          </span>
        </div>
        {track(
          <>
            <div className="gb" style={at(offset(it.plannedStart), length)} title={t('percent', { percent: it.percentComplete })}>
              <i style={{ width: `${it.percentComplete}%` }} />
            </div>
            {base && <i className="bl" style={at(offset(base.plannedStart), daysBetween(base.plannedStart, base.plannedFinish) + 1)} />}
            {it.timesMoved > 0 && (
              <span className="gl mv" style={at(offset(it.plannedFinish) + 1, 0)}>
                {t('movedTimes', { count: it.timesMoved })}
              </span>
            )}
          </>,
        )}
      </div>
    );
  };

  return (
    <div className="scroll" tabIndex={0} role="region" aria-label={t('name')}>
      <div className="plan" role="table" aria-label={t('name')} style={{ '--d': count } as CSSProperties}>
        <div className="pr hd" role="row">
          <div className="pl" role="columnheader">
            <span>{t('task')}</span>
            <span className="ow">{t('owner')}</span>
            <span>{t('finish')}</span>
          </div>
          <div role="columnheader" aria-label={times.span(first, days.at(-1) ?? first)}>
            <div className="days" aria-hidden="true">
              {days.map((date) => (
                <span
                  key={date}
                  className={date === times.today ? 'n' : kind(date) === 'holiday' || kind(date) === 'dayOff' ? 'o' : undefined}
                >
                  {count <= 31 || Number(date.slice(8)) % 5 === 0 ? Number(date.slice(8)) : ''}
                  {count <= 31 && (
                    <small className={kind(date) === 'makeUpWorkday' ? 'w' : kind(date) === 'workday' ? undefined : 'h'}>
                      {kind(date) === 'makeUpWorkday'
                        ? t('common:day.work')
                        : kind(date) === 'workday'
                          ? weekday.format(new Date(`${date}T00:00:00Z`))
                          : t('common:day.off')}
                    </small>
                  )}
                </span>
              ))}
            </div>
          </div>
        </div>
        {plan.phases.map((phase) => (
          <div key={phase.id} className="contents" role="rowgroup">
            <div className="pr ph" role="row">
              <div className="pl" role="rowheader">
                <span className="nm">{phase.name}</span>
                <span className="ow" />
                <span className="nw">{times.span(phase.start, phase.finish)}</span>
              </div>
              {track(<div className="gb phs" style={at(offset(phase.start), daysBetween(phase.start, phase.finish) + 1)} />)}
            </div>
            {plan.workItems.filter((it) => it.phaseId === phase.id).map(row)}
          </div>
        ))}
        {plan.workItems.filter((it) => !plan.phases.some((phase) => phase.id === it.phaseId)).map(row)}
      </div>
    </div>
  );
}
