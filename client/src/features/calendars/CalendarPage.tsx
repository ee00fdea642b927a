import { type CalendarDay, calendarDaysQuery, useSession } from '@api';
import { LinkButton, Note, Page, QueryState, Section, useTimes } from '@components';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { Calculator } from './Calculator';
import { Month } from './Month';
import { runs } from './runs';

/** The years that calendars are asked about (as the API limits them). */
const firstYear = 1990;
const lastYear = 2100;

/** The organization's working year at a glance: what is off, what is made up, and when n workdays from a start are over. */
export function CalendarPage() {
  const { t } = useTranslation('calendars');
  const { thisYear } = useTimes();
  const { organization } = useSession();
  const asked = Number(useParams().year);
  const year = Number.isInteger(asked) && asked >= firstYear && asked <= lastYear ? asked : thisYear;
  const days = useQuery(calendarDaysQuery(organization.calendarId, `${year}-01-01`, `${year}-12-31`));
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
          {year > firstYear && <LinkButton to={`/calendar/${year - 1}`}>{t('yearOf', { year: year - 1 })}</LinkButton>}
          {year < lastYear && <LinkButton to={`/calendar/${year + 1}`}>{t('yearOf', { year: year + 1 })}</LinkButton>}
        </>
      }
    >
      <QueryState query={days} lines={12}>
        {(byDate) => (
          <>
            {provisional && <Note tone="provisional">{t(year === thisYear + 1 ? 'nextProvisional' : 'provisional', { year })}</Note>}
            <Exceptions days={all} />
            <Section title={t('months')}>
              <div className={provisional ? 'months prov' : 'months'}>
                {Array.from({ length: 12 }, (_, index) => (
                  <Month key={index} year={year} month={index + 1} days={byDate} />
                ))}
              </div>
            </Section>
          </>
        )}
      </QueryState>
      <Calculator calendarId={organization.calendarId} />
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
          const off = spans(name, 'holiday');
          const made = spans(name, 'makeUpWorkday');
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
            </div>
          );
        })}
      </dl>
    </Section>
  );
}
