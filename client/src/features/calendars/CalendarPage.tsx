import { type CalendarDay, calendarDaysQuery, useSession } from '@api';
import { LinkButton, Note, Page, QueryState, Section, useTimes } from '@components';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { calendarQuery } from './api';
import { Calculator } from './Calculator';
import { halvesOf } from './content';
import { runs } from './runs';
import { firstYear, lastYear, useYear } from './useYear';
import { Which } from './Which';
import { WorkingBy } from './WorkingBy';
import { Year } from './Year';

/** The organization's working year at a glance: what is off, what is made up, and when n workdays from a start are over. */
export function CalendarPage() {
  const { t } = useTranslation('calendars');
  const { year, thisYear, calendarId, search } = useYear();
  // Calendars have no `allowed`: changing them belongs to administrators alone, and the server refuses everybody else.
  const changes = useSession().roles.includes('administrator');
  const calendar = useQuery(calendarQuery(calendarId));
  const days = useQuery(calendarDaysQuery(calendarId, `${year}-01-01`, `${year}-12-31`));
  const all = days.data ? [...days.data.values()] : [];
  const provisional = all.some((day) => day.provisional);
  const worked = all.filter((day) => day.kind === 'workday' || day.kind === 'makeUpWorkday').length;
  return (
    <Page
      name={t('name', { year })}
      heading={days.data ? t(provisional ? 'heading.provisional' : 'heading.announced', { year, count: worked }) : t('name', { year })}
      lede={days.data && !provisional ? t('lede', { off: all.length - worked }) : undefined}
      actions={
        <>
          {changes && (
            <>
              <LinkButton quiet to={`/calendar/${year}/import${search}`}>
                {t('import.open')}
              </LinkButton>
              <LinkButton quiet to={`/calendar/${year}/edit${search}`}>
                {t('edit.open')}
              </LinkButton>
            </>
          )}
          {year > firstYear && <LinkButton to={`/calendar/${year - 1}${search}`}>{t('yearOf', { year: year - 1 })}</LinkButton>}
          {year < lastYear && <LinkButton to={`/calendar/${year + 1}${search}`}>{t('yearOf', { year: year + 1 })}</LinkButton>}
        </>
      }
    >
      <Which calendarId={calendarId} year={year} />
      <QueryState query={days} lines={12}>
        {(byDate) => (
          <>
            {provisional && <Note tone="provisional">{t(year === thisYear + 1 ? 'nextProvisional' : 'provisional', { year })}</Note>}
            <Exceptions days={all} />
            <Section title={t('months')}>
              <Year year={year} days={byDate} halves={halvesOf(calendar.data?.specialDays ?? [])} provisional={provisional} />
            </Section>
          </>
        )}
      </QueryState>
      <Calculator calendarId={calendarId} />
      {calendar.data && <WorkingBy key={calendar.data.id} calendar={calendar.data} changes={changes} />}
    </Page>
  );
}

/** Holidays with what is made up for them, by name: what a year differs by from its weeks. */
function Exceptions({ days }: { days: CalendarDay[] }) {
  const { t } = useTranslation('calendars');
  const times = useTimes();
  const names = [...new Set(days.flatMap((day) => (day.name ? [day.name] : [])))];
  if (names.length === 0) return null;
  const spans = (name: string, kind: CalendarDay['kind']) =>
    runs(days.filter((day) => day.name === name && day.kind === kind).map((day) => day.date))
      .map(([from, to]) => (from === to ? times.day(from, true) : times.span(from, to)))
      .join(t('comma'));
  return (
    <Section title={t('exceptions')}>
      <dl className="exceptions">
        {names.map((name) => {
          // A holiday, or the company's own day off.
          const off = [spans(name, 'holiday'), spans(name, 'dayOff')].filter(Boolean).join(t('comma'));
          const made = spans(name, 'makeUpWorkday');
          // Named, and worked by the weekly pattern: a half of it is.
          const half = spans(name, 'workday');
          return (
            <div key={name}>
              <dt>{name}</dt>
              {off && (
                <dd>
                  <span className="day off">{t('common:day.off')}</span> {off}
                </dd>
              )}
              {made && (
                <dd>
                  <span className="day work">{t('common:day.work')}</span> {made}
                </dd>
              )}
              {half && (
                <dd>
                  <span className="day half">{t('half')}</span> {half}
                </dd>
              )}
            </div>
          );
        })}
      </dl>
    </Section>
  );
}
