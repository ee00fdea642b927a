import { type Answer, api, unwrap, useNow, useSession, useWatch } from '@api';
import { addDays, DueTime, LinkButton, Moment, Page, QueryState, Section, StateMark, useTimes, wallOf } from '@components';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { ProgressGrid } from './ProgressGrid';

export type Sheet = Answer<'get', '/api/v1/collaborations/{id}/progress-sheet'>;
export type SheetRow = Sheet['rows'][number];

export const sheetQuery = (id: string, week: string) =>
  queryOptions({
    queryKey: ['progress-reports', 'sheet', id, week],
    queryFn: ({ signal }) =>
      unwrap(api.GET('/api/v1/collaborations/{id}/progress-sheet', { params: { path: { id }, query: { week } }, signal })),
  });

const titleQuery = (id: string) =>
  queryOptions({
    queryKey: ['collaborations', id],
    queryFn: ({ signal }) => unwrap(api.GET('/api/v1/collaborations/{id}', { params: { path: { id } }, signal })),
  });

/** The Monday of the present week in the organization's zone. */
function useThisWeek() {
  const { organization } = useSession();
  const { date, weekday } = wallOf(useNow(), organization.timeZone);
  return addDays(date, 1 - (weekday === 0 ? 7 : weekday));
}

/** The two-minute Friday: the form's own columns, pre-filled; only what changed is typed. */
export function ProgressPage() {
  const { t } = useTranslation('progress-reports');
  const { id = '', week: asked } = useParams();
  useWatch(id);
  const times = useTimes();
  const thisWeek = useThisWeek();
  const week = asked ?? thisWeek;
  const collaboration = useQuery(titleQuery(id));
  const sheet = useQuery(sheetQuery(id, week));
  const data = sheet.data;

  const heading = () => {
    if (!data) return t('name');
    const mine = data.rows.find((it) => it.mine)?.department.id;
    const report = data.reports.find((it) => it.department.id === mine);
    if (report?.report) return t(report.state === 'late' ? 'sentLate' : 'sent', { at: times.near(report.report.submittedAt) });
    if (!data.due) return data.coveredBy ? t('covered', { day: times.day(data.coveredBy) }) : t('noneDue');
    return t(Date.parse(data.due.at) < times.now.getTime() ? 'late' : 'due', { at: times.near(data.due.at) });
  };

  return (
    <Page
      wide
      name={t('name')}
      heading={heading()}
      lede={t('lede', { from: times.day(week), to: times.day(addDays(week, 6)) })}
      crumbs={[{ text: collaboration.data?.title ?? '', to: `/collaborations/${id}` }, { text: t('name') }]}
      actions={
        <>
          <LinkButton quiet to={`/collaborations/${id}/progress/${addDays(week, -7)}`}>
            {t('before')}
          </LinkButton>
          {week < thisWeek && (
            <LinkButton quiet to={`/collaborations/${id}/progress/${addDays(week, 7)}`}>
              {t('after')}
            </LinkButton>
          )}
        </>
      }
    >
      <QueryState query={sheet} lines={8} isEmpty={(it) => it.rows.length === 0} empty={t('empty')}>
        {(it) => (
          <>
            <ProgressGrid key={week} collaborationId={id} sheet={it} />
            {it.measures.length > 0 && <Measures measures={it.measures} />}
            <WhoSent reports={it.reports} />
          </>
        )}
      </QueryState>
    </Page>
  );
}

/** Measures against issues stand in the sheet by themselves. */
function Measures({ measures }: { measures: Sheet['measures'] }) {
  const { t } = useTranslation('progress-reports');
  return (
    <Section title={t('measures')} aside={t('measuresWhy')}>
      <ul className="list">
        {measures.map((it, index) => (
          <li key={index}>
            <div className="ttl">{it.description}</div>
            <div className="sub">
              <Link to={`/issues/${it.issueId}`}>{it.issueTitle}</Link> · {it.owner?.name}
            </div>
            <div className="end">
              <StateMark mark={it.doneAt ? 'met' : 'open'}>
                <Moment at={it.doneAt ?? it.dueAt} near />
              </StateMark>
            </div>
          </li>
        ))}
      </ul>
    </Section>
  );
}

const marks = { due: 'open', submitted: 'met', late: 'metLate', nothingToReport: 'waived' } as const;

function WhoSent({ reports }: { reports: Sheet['reports'] }) {
  const { t } = useTranslation('progress-reports');
  return (
    <Section title={t('who')}>
      <p className="chips">
        {reports.map((it) =>
          it.deadline && it.state === 'due' ? (
            <span key={it.department.id}>
              {it.department.name} <DueTime deadline={it.deadline} chip />
            </span>
          ) : (
            <StateMark key={it.department.id} mark={marks[it.state]} chip>
              {t(`report.${it.state}`, { department: it.department.name })}
            </StateMark>
          ),
        )}
      </p>
    </Section>
  );
}
