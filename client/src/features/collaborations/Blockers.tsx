import { useSession } from '@api';
import { DueTime, LinkButton, QueryState, StateMark, TallyChip, useTimes } from '@components';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { type Blocker, blockersQuery } from './api';

/** What holds it up, by what goes wrong first. */
export function Blockers({ collaborationId }: { collaborationId: string }) {
  const { t } = useTranslation('collaborations');
  const blockers = useQuery(blockersQuery(collaborationId));
  return (
    <section>
      <div className="sech">
        <h2>{t('blockers.title')}</h2>
        <span className="s q3">{t('blockers.order')}</span>
      </div>
      <QueryState query={blockers} empty={t('blockers.none')}>
        {({ items }) => (
          <ul className="list">
            {items.map((it) => (
              <Line key={`${it.code}${it.subject.id}${it.deadline?.id}`} collaborationId={collaborationId} it={it} />
            ))}
          </ul>
        )}
      </QueryState>
    </section>
  );
}

/** Where a thing is shown. */
export function addressOf(collaborationId: string, subject: { type: string; id: string }): string {
  switch (subject.type) {
    case 'workItem':
      return `/work-items/${subject.id}`;
    case 'resourceRequest':
      return `/resource-requests/${subject.id}`;
    case 'riskWarning':
      return `/risk-warnings/${subject.id}`;
    case 'issue':
      return `/issues/${subject.id}`;
    case 'meeting':
      return `/meetings/${subject.id}`;
    case 'issueMeasure':
      return `/collaborations/${collaborationId}/issues`;
    case 'progressReport':
      return `/collaborations/${collaborationId}/progress`;
    case 'commitment':
    case 'commitmentCondition':
      return `/collaborations/${collaborationId}/kickoff`;
    case 'plan':
    case 'acceptance':
    case 'retrospective':
    case 'summary':
    case 'brief':
      return `/collaborations/${collaborationId}/${subject.type}`;
    default:
      return `/collaborations/${collaborationId}`;
  }
}

const gaps = new Set([
  'workItemWithoutAccountable',
  'workItemWithoutResponsible',
  'commitmentDeclined',
  'requestEscalated',
  'issueToClose',
]);

function Line({ collaborationId, it }: { collaborationId: string; it: Blocker }) {
  const { t } = useTranslation('collaborations');
  const times = useTimes();
  const me = useSession().member.id;
  const { plannedStart, neededFrom, kind, department, reason } = it.values as Record<string, string | undefined>;
  const values = {
    // Each department owes a progress on the same thing; it is told apart by who owes it.
    title: kind === 'weeklyProgress' ? (it.owing?.name ?? it.subject.title) : it.subject.title,
    department,
    reason,
    kind: kind && t(`kind.${kind}`),
    day: plannedStart || neededFrom ? times.day((plannedStart ?? neededFrom) as string) : '',
  };
  const to = it.action === 'assign' ? `/collaborations/${collaborationId}/raci` : addressOf(collaborationId, it.subject);
  return (
    <li>
      <div className="ttl">
        <Link to={to}>{t(`blocker.${it.code}`, values)}</Link>
      </div>
      <div className="sub">
        {(it.waiting || it.owing) && (
          <TallyChip
            waits={it.waiting ? t('blockers.waits', { name: it.waiting.name }) : t('blockers.allWait')}
            owes={it.owing ? t('blockers.owes', { name: it.owing.name }) : t('blockers.nobody')}
          />
        )}
        {t(`blockerWhy.${it.code}`, { ...values, defaultValue: '' })}
      </div>
      <div className="end">
        {it.deadline ? (
          <DueTime deadline={it.deadline} chip />
        ) : (
          gaps.has(it.code) && (
            <StateMark mark="breached" chip>
              {t('blockers.gap')}
            </StateMark>
          )
        )}
        {it.action && (
          <LinkButton to={to}>
            {it.owing?.id === me ? t(`blockers.action.${it.action}`, { defaultValue: t('blockers.look') }) : t('blockers.look')}
          </LinkButton>
        )}
      </div>
    </li>
  );
}
