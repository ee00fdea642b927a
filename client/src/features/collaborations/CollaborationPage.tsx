import { collaborationQuery, useWatch } from '@api';
import { LinkButton, Note, Page, QueryState, Section, Spine, useTimes } from '@components';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import type { Collaboration } from './api';
import { Blockers } from './Blockers';
import { FactText } from './FactText';
import { Owed } from './Owed';
import { RecentTimeline } from './Timeline';

/** Where each step's page is. */
const pages = ['kickoff', 'raci', 'plan', 'progress', 'issues', 'acceptance'] as const;

/** Where is it, what blocks it, who owes what. */
export function CollaborationPage() {
  const { t } = useTranslation('collaborations');
  const { id = '' } = useParams();
  useWatch(id);
  const collaboration = useQuery(collaborationQuery(id));
  const it = collaboration.data;
  return (
    <Page
      name={it?.title ?? t('list.name')}
      heading={it?.title ?? t('list.name')}
      lede={it && <Standing it={it} />}
      crumbs={[{ text: t('list.name'), to: '/collaborations' }, { text: it ? t(`scenario.${it.scenario}`) : '' }]}
      actions={it && <Actions it={it} />}
    >
      <QueryState query={collaboration} lines={8}>
        {(data) => <Body it={data} />}
      </QueryState>
    </Page>
  );
}

function Body({ it }: { it: Collaboration }) {
  const { t } = useTranslation('collaborations');
  const readOnly = it.state === 'archived' || it.state === 'cancelled';
  return (
    <>
      {it.state === 'archived' && (
        <Note>
          {t('page.archived')}{' '}
          <a className="in-text" href={`/api/v1/collaborations/${it.id}/archive`}>
            {t('page.export')}
          </a>
        </Note>
      )}
      {it.state === 'cancelled' && <Note>{t('page.cancelled', { reason: it.cancelReason })}</Note>}
      <Spine
        steps={it.steps.map((step) => ({
          step: step.step,
          title: t(`step.${step.step}`),
          to: `/collaborations/${it.id}/${pages[step.step - 1]}`,
          state: step.state,
          gap: step.gap,
          facts: step.facts.slice(0, 3).map((fact) => <FactText key={fact.code} fact={fact} />),
        }))}
      />
      <div className="two">
        <div>
          {!readOnly && <Blockers collaborationId={it.id} />}
          <Owed collaboration={it} />
        </div>
        <aside className="aside">
          <Goals it={it} />
          <RecentTimeline collaborationId={it.id} />
          <Section title={t('page.more')}>
            <ul className="plain">
              {(['brief', 'resources', 'retrospective', 'summary', 'timeline'] as const).map((page) => (
                <li key={page}>
                  <Link to={`/collaborations/${it.id}/${page}`}>{t(`page.${page}`)}</Link>
                </li>
              ))}
              <li>
                <Link to={`/permissions?collaborationId=${it.id}`}>{t('page.permissions')}</Link>
              </li>
            </ul>
          </Section>
        </aside>
      </div>
    </>
  );
}

/** The state in one sentence. */
function Standing({ it }: { it: Collaboration }) {
  const { t } = useTranslation('collaborations');
  const times = useTimes();
  const parts = [t('page.at', { step: it.step, state: t(`state.${it.state}`) })];
  if (it.breachedDeadlines > 0) parts.push(t('page.late', { count: it.breachedDeadlines }));
  if (it.nextDueAt) parts.push(t('page.next', { at: times.near(it.nextDueAt) }));
  return parts.join(t('page.stop'));
}

/** What the reader may do here; the duty of the present step is the filled one. */
function Actions({ it }: { it: Collaboration }) {
  const { t } = useTranslation('collaborations');
  const base = `/collaborations/${it.id}`;
  const main = {
    draft: 'kickoff',
    committing: 'kickoff',
    planning: 'plan',
    executing: 'progress',
    accepting: 'acceptance',
    retrospecting: 'retrospective',
  } as const;
  const next = it.state === 'archived' || it.state === 'cancelled' ? null : main[it.state];
  return (
    <>
      {it.allowed.includes('reportIssue') && <LinkButton to={`${base}/issues?new=1`}>{t('page.reportIssue')}</LinkButton>}
      {it.allowed.includes('submitResourceRequest') && <LinkButton to={`${base}/resources?new=1`}>{t('page.request')}</LinkButton>}
      {next && (
        <LinkButton primary to={`${base}/${next}`}>
          {t(`page.go.${next}`)}
        </LinkButton>
      )}
    </>
  );
}

function Goals({ it }: { it: Collaboration }) {
  const { t, i18n } = useTranslation('collaborations');
  const times = useTimes();
  const number = new Intl.NumberFormat(i18n.language);
  return (
    <section>
      <h2>{t('brief.goals')}</h2>
      {it.goals.map((goal) => (
        <div className="goal" key={goal.id}>
          <div className="g1">
            <span>{goal.indicator}</span>
            <b>{goal.measured == null ? '–' : number.format(goal.measured)}</b>
            <span className="q3">
              / {number.format(goal.target)} {goal.unit}
            </span>
          </div>
          <div className="bar">
            <i style={{ width: `${Math.min(100, ((goal.measured ?? 0) / goal.target) * 100)}%` }} />
          </div>
          <p className="x q3">{t('page.goalBy', { day: times.day(goal.dueOn) })}</p>
        </div>
      ))}
    </section>
  );
}
