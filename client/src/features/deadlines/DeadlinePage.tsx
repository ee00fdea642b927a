import { useSession, useWatch } from '@api';
import { type Deadline, LinkButton, Page, QueryState, Section, Skeleton, subjectPath, useDuties, useTimes } from '@components';
import { useQuery } from '@tanstack/react-query';
import { Trans, useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { calendarQuery, deadlineQuery, explanationQuery, historyQuery, policiesQuery } from './api';
import { Basis } from './Basis';
import { History } from './History';
import { type Progress, progressOf } from './progress';
import { Steps } from './Steps';
import { Track } from './Track';
import { Why } from './Why';

/** Why this time, and what happened? */
export function DeadlinePage() {
  const { t } = useTranslation('deadlines');
  const { id = '' } = useParams();
  const deadline = useQuery(deadlineQuery(id));
  useWatch(deadline.data?.collaboration.id);
  return deadline.data ? (
    <Debt deadline={deadline.data} />
  ) : (
    <Page name={t('one')} heading={t('one')}>
      <QueryState query={deadline}>{() => null}</QueryState>
    </Page>
  );
}

function Debt({ deadline }: { deadline: Deadline }) {
  const { t } = useTranslation('deadlines');
  const { member: me } = useSession();
  const times = useTimes();
  const say = useDuties()(deadline);
  const explanation = useQuery(explanationQuery(deadline.id));
  const history = useQuery(historyQuery(deadline.id));
  const policies = useQuery(policiesQuery);
  const calendarId = explanation.data?.calendar.id;
  const calendar = useQuery({ ...calendarQuery(calendarId ?? ''), enabled: calendarId !== undefined });

  const owed = deadline.state === 'open' || deadline.state === 'breached' || deadline.state === 'paused';
  const mine = deadline.owner.member?.id === me.id;
  const who = deadline.owner.member?.name ?? deadline.owner.department.name;
  const late = owed && times.mark(deadline) === 'breached';
  // Weekly progress and the last steps are about the collaboration itself: then the kind tells them apart.
  const subjectName = deadline.subject.title === deadline.collaboration.name ? t(`kind.${deadline.kind}`) : deadline.subject.title;
  const subjectTo = subjectPath({ subject: deadline.subject, collaborationId: deadline.collaboration.id, week: deadline.week });
  const progress = explanation.data && progressOf(deadline, explanation.data, calendar.data, times.now, times.kindOf);
  const hours = (minutes: number) => (minutes < 120 ? t('minutes', { count: minutes }) : t('hours', { count: Math.floor(minutes / 60) }));

  const leftOf = ({ working, gone, total }: Progress) => {
    const minutes = Math.max(0, total - gone);
    if (!working) return hours(minutes);
    return minutes < 120 ? t('workingHours.minutes', { count: minutes }) : t('workingHours.hours', { count: Math.floor(minutes / 60) });
  };

  return (
    <Page
      name={t('nameOf', { title: subjectName })}
      crumbs={[
        { text: deadline.collaboration.name, to: `/collaborations/${deadline.collaboration.id}` },
        { text: subjectName, to: subjectTo },
        { text: t('one') },
      ]}
      heading={
        <Trans
          t={t}
          i18nKey={`debt.${late ? 'breached' : deadline.state}`}
          values={{
            who,
            verb: say.verb,
            done: say.done,
            due: times.instant(deadline.dueAt),
            at: deadline.metAt ? times.instant(deadline.metAt) : '',
          }}
          components={{ due: <span className="nw" /> }}
        />
      }
      lede={lede()}
      actions={
        <>
          <LinkButton to={`/deadlines/${deadline.id}/certificate`}>{t('cert.open')}</LinkButton>
          {owed && subjectTo && (
            <LinkButton primary={mine} to={subjectTo}>
              {t(mine ? 'do' : 'look')}
            </LinkButton>
          )}
        </>
      }
    >
      <Steps deadline={deadline} left={progress && !late ? leftOf(progress) : undefined} who={who} verb={say.verb} />
      {progress && <Track deadline={deadline} progress={progress} explanation={explanation.data} />}
      <div className="two">
        <div>
          <Section title={t('why.heading')} aside={explanation.data && t(`rule.${deadline.kind}`, { count: deadline.policy.amount })}>
            <QueryState query={explanation} lines={5}>
              {(data) => <Why deadline={deadline} explanation={data} calendar={calendar.data} />}
            </QueryState>
          </Section>
          <Section title={t('history.heading')}>
            <QueryState query={history} lines={4}>
              {(data) => <History deadline={deadline} steps={data.items} remindAt={explanation.data?.remindAt ?? []} />}
            </QueryState>
          </Section>
        </div>
        <aside className="aside" aria-label={t('basis.heading')}>
          {explanation.data ? (
            <Basis
              deadline={deadline}
              explanation={explanation.data}
              calendar={calendar.data}
              policy={policies.data?.items.find((it) => it.id === deadline.policy.id)}
              moves={history.data?.items.filter((it) => it.event === 'recomputed').length ?? 0}
            />
          ) : (
            <Skeleton lines={3} />
          )}
        </aside>
      </div>
    </Page>
  );

  function lede() {
    const rest =
      deadline.state === 'open' && !late && progress
        ? t(progress.working ? 'gone.working' : 'gone.clock', {
            gone: hours(progress.gone),
            left: hours(Math.max(0, progress.total - progress.gone)),
          })
        : deadline.state === 'paused' && progress
          ? t(progress.working ? 'rest.working' : 'rest.clock', { left: hours(Math.max(0, progress.total - progress.gone)) })
          : say.then;
    return say.waiting ? t('lede', { waiting: say.waiting.charAt(0).toUpperCase() + say.waiting.slice(1), rest }) : rest;
  }
}
