import { type Deadline, useDuties, useTimes } from '@components';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { DeadlineHistory } from './api';

/** Written down this much later than it was true: the record says so. */
const noticedLate = 60_000;

interface HistoryProps {
  deadline: Deadline;
  steps: DeadlineHistory;
  /** When its owner will be reminded. */
  remindAt: string[];
}

/** What happened, where it stands now, and what comes if nothing is done. */
export function History({ deadline, steps, remindAt }: HistoryProps) {
  const { t } = useTranslation('deadlines');
  const times = useTimes();
  const say = useDuties()(deadline);
  const who = deadline.owner.member?.name ?? deadline.owner.department.name;
  const owed = deadline.state === 'open' || deadline.state === 'breached';
  const coming = owed ? deadline.chain.filter((it) => !it.told) : [];
  const reminders = deadline.state === 'open' ? remindAt.filter((at) => Date.parse(at) > times.now.getTime()) : [];
  // The breach itself, while it is ahead and nobody is in the chain to be told.
  const alone = deadline.state === 'open' && deadline.chain.length === 0;

  return (
    <ol className="hist">
      {steps.map((step, index) => {
        const names = step.recipients.map((it) => it.name).join(t('comma'));
        const told = step.recipientFor ? t('history.deputy', { told: names, absent: step.recipientFor.name }) : names;
        return (
          <Line key={index} at={step.at}>
            {t(`event.${variant(step, steps[index - 1])}`, {
              who: step.event === 'handedOver' ? told || t('nobody') : who,
              actor: step.actor?.name ?? '',
              verb: say.verb,
              done: say.done,
              told,
              level: step.level,
              due: times.instant(step.dueAt),
              reason: step.reason ?? '',
            })}
            {step.actor && step.actorFor && (
              <span className="s"> {t('history.inTheNameOf', { actor: step.actor.name, absent: step.actorFor.name })}</span>
            )}
            {step.inDigest && <span className="s q3"> {t('history.inDigest')}</span>}
            {Date.parse(step.recordedAt) - Date.parse(step.at) > noticedLate && (
              <span className="s"> {t('history.recorded', { at: times.instant(step.recordedAt) })}</span>
            )}
          </Line>
        );
      })}
      {owed && (
        <Line at={times.now.toISOString()}>
          <span className="nowr">{t('history.now')}</span>{' '}
          {t(deadline.state === 'breached' ? 'history.late' : 'history.waiting', { who, verb: say.verb })}
        </Line>
      )}
      {deadline.state === 'paused' && (
        <Line at={times.now.toISOString()}>
          <span className="nowr">{t('history.now')}</span> {t('history.resting')}
        </Line>
      )}
      {reminders.map((at) => (
        <Line key={at} at={at} className="fut">
          {t('coming.remind', { who })}
        </Line>
      ))}
      {alone && (
        <Line at={deadline.dueAt} className="fut br">
          {t('coming.nobody')}
        </Line>
      )}
      {coming.map((level, index) => {
        const first = deadline.state === 'open' && index === 0;
        const last = index === coming.length - 1;
        return (
          <Line key={level.level} at={level.at} className="fut br">
            {first && <b className="b5">{t('coming.breach')}</b>}
            {t(first ? 'coming.first' : 'coming.next', {
              told: level.for ? t('history.deputy', { told: level.member.name, absent: level.for.name }) : level.member.name,
              role: t(`role.${level.role}`),
            })}
            {last && t('coming.end')}
          </Line>
        );
      })}
    </ol>
  );
}

/** The sentence of a step: some read otherwise when nobody was told, nothing moved, or somebody did it. */
function variant(step: DeadlineHistory[number], before: DeadlineHistory[number] | undefined): string {
  const told = step.recipients.length > 0;
  if (told && (step.event === 'breached' || step.event === 'escalated')) return `${step.event}Told`;
  if (!told && step.event === 'reminded') return 'overtaken';
  if (step.event === 'recomputed' && step.dueAt === before?.dueAt) return 'kept';
  if (step.actor && (step.event === 'paused' || step.event === 'waived')) return `${step.event}By`;
  return step.event;
}

function Line({ at, className, children }: { at: string; className?: string; children: ReactNode }) {
  const times = useTimes();
  const { date, time } = times.wall(at);
  return (
    <li className={className}>
      <time dateTime={at}>
        {times.day(date)} {time}
      </time>
      <span className="pt" />
      <div>{children}</div>
    </li>
  );
}
