import { BadRows, Note, Section, useTimes } from '@components';
import { Checkbox } from 'antd';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { FileRead } from './Import';
import { runs } from './runs';

type Day = FileRead['days'][number];

const kinds = ['holiday', 'makeUpWorkday', 'dayOff', 'halfDay'] as const;
const marks = { holiday: 'off', makeUpWorkday: 'work', dayOff: 'off', halfDay: 'half' } as const;

/** What was read from a file, year by year, and what could not be. */
export function Reading({ read, onAnnounces }: { read: FileRead; onAnnounces: (years: number[]) => void }) {
  const { t } = useTranslation('calendars');
  const heading = useRef<HTMLHeadingElement>(null);
  const { days, errors, errorCount, skipped, years } = read;
  // The answer to choosing a file; a tick for another reading keeps the focus on itself.
  useEffect(() => heading.current?.focus(), []);
  const counts = (of: readonly Day[]) =>
    kinds
      .map((kind) => ({ kind, count: of.filter((it) => it.kind === kind).length }))
      .filter(({ count }) => count > 0)
      .map(({ kind, count }) => t(`import.count.${kind}`, { count }))
      .join(t('comma'));
  return (
    <div className="gap-above">
      <h2 ref={heading} tabIndex={-1}>
        {errorCount > 0 ? t('import.refused', { count: errorCount }) : t('import.found', { days: counts(days) })}
      </h2>
      {errorCount > 0 ? (
        <>
          <Note tone="breached">{t('import.nothingTaken')}</Note>
          <BadRows errors={errors} count={errorCount} />
          {days.length > 0 && <p className="q2 gap-above">{t('import.readable', { days: counts(days) })}</p>}
        </>
      ) : (
        skipped > 0 && <p className="q2">{t('import.skipped', { count: skipped })}</p>
      )}
      {years.map(({ year, announced, known }) => {
        const own = days.filter((it) => it.date.startsWith(`${year}-`));
        return (
          <Section key={year} title={t('yearOf', { year })} aside={counts(own)}>
            {errorCount === 0 && (
              <>
                <Checkbox
                  checked={announced}
                  onChange={({ target }) =>
                    onAnnounces(years.filter((it) => (it.year === year ? target.checked : it.announced)).map((it) => it.year))
                  }
                >
                  {t('import.announces', { year })}
                </Checkbox>
                <p className="s q2 gap-below">{t(`import.${announced ? 'whole' : 'part'}.${known ? 'known' : 'provisional'}`, { year })}</p>
              </>
            )}
            <Days days={own} />
            {errorCount === 0 && <Effects days={own} removed={read.removed.filter((it) => it.date.startsWith(`${year}-`))} />}
          </Section>
        );
      })}
    </div>
  );
}

/** The days of one year by name, those in a row together. */
function Days({ days }: { days: readonly Day[] }) {
  const { t } = useTranslation('calendars');
  const times = useTimes();
  const nameOf = (day: Day) => (day.name ? (times.language === 'en' ? day.name.en : day.name.zh) : t(`import.unnamed.${day.kind}`));
  const names = [...new Set(days.map(nameOf))];
  const hoursOf = ({ hours }: Day) => (hours ? ` ${hours.start.slice(0, 5)}–${hours.end.slice(0, 5)}` : '');
  return (
    <dl className="exceptions">
      {names.map((name) => {
        const named = days.filter((it) => nameOf(it) === name);
        return (
          <div key={name}>
            <dt>{name}</dt>
            {kinds.flatMap((kind) => {
              const of = named.filter((it) => it.kind === kind);
              return [...new Set(of.map(hoursOf))].map((hours) => (
                <dd key={`${kind}${hours}`}>
                  <span className={`day ${marks[kind]}`}>{kind === 'halfDay' ? t('half') : t(`common:day.${marks[kind]}`)}</span>{' '}
                  {runs(of.filter((it) => hoursOf(it) === hours).map((it) => it.date))
                    .map(([from, to]) => (from === to ? times.day(from, true) : times.span(from, to)))
                    .join(t('comma'))}
                  {hours}
                </dd>
              ));
            })}
          </div>
        );
      })}
    </dl>
  );
}

/** How that differs from what the calendar has. */
function Effects({ days, removed }: { days: readonly Day[]; removed: FileRead['removed'] }) {
  const { t } = useTranslation('calendars');
  const times = useTimes();
  const count = (effect: Day['effect']) => days.filter((it) => it.effect === effect).length;
  const said = (['added', 'changed', 'same'] as const)
    .filter((effect) => count(effect) > 0)
    .map((effect) => t(`import.effect.${effect}`, { count: count(effect) }));
  return (
    <>
      {said.length > 0 && <p className="s q2 gap-above">{t('import.sentence', { said: said.join(t('comma')) })}</p>}
      {removed.length > 0 && (
        <p className="s gap-above">
          {t('import.removed', {
            count: removed.length,
            days: runs(removed.map((it) => it.date))
              .map(([from, to]) => (from === to ? times.day(from, true) : times.span(from, to)))
              .join(t('comma')),
          })}
        </p>
      )}
    </>
  );
}
