import { api, idempotent, ifMatch, problemOf, unwrap, useIdempotencyKey } from '@api';
import { Note, Section, StateMark, useTimes } from '@components';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Plan, planQuery, type Revision } from './api';

const marks = { proposed: 'soon', approved: 'met', rejected: 'waived' } as const;

/** Every move of a date, with who proposed it, why, and what was decided. */
export function Revisions({ plan }: { plan: Plan }) {
  const { t } = useTranslation('plans');
  const times = useTimes();
  return (
    <Section title={t('revisions')}>
      <ul className="list">
        {[...plan.revisions].reverse().map((it) => (
          <li key={it.id}>
            <div className="ttl">{t('revision', { number: it.number, reason: it.reason })}</div>
            <div className="sub">
              <ul className="plain">
                {it.changes.map((change) => (
                  <li key={change.workItemId}>
                    {change.title} <s className="was">{times.day(change.fromFinish)}</s> → {times.day(change.toFinish)}
                  </li>
                ))}
              </ul>
              <span className="q3">
                {t('proposedBy', { name: it.proposedBy?.name, at: times.instant(it.proposedAt) })}
                {it.decidedBy &&
                  it.decidedAt &&
                  ` · ${t(`decided.${it.state}`, { name: it.decidedBy.name, at: times.instant(it.decidedAt) })}`}
                {it.rejection && ` · ${it.rejection}`}
              </span>
            </div>
            <div className="end">
              <StateMark mark={marks[it.state]} chip>
                {t(`revisionState.${it.state}`)}
              </StateMark>
              {it.state === 'proposed' && plan.allowed.includes('decide') && <Decide plan={plan} revision={it} />}
            </div>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Decide({ plan, revision }: { plan: Plan; revision: Revision }) {
  const { t } = useTranslation('plans');
  const cache = useQueryClient();
  const { key } = useIdempotencyKey();
  const [reason, setReason] = useState<string | null>(null);
  const params = { path: { id: plan.id, revisionId: revision.id }, header: { ...ifMatch(plan.version), ...idempotent(key) } };
  const decide = useMutation({
    mutationFn: (why: string | null) =>
      why === null
        ? unwrap(api.POST('/api/v1/collaborations/{id}/plan/revisions/{revisionId}/approve', { params }))
        : unwrap(api.POST('/api/v1/collaborations/{id}/plan/revisions/{revisionId}/reject', { params, body: { reason: why } })),
    onSuccess: (saved) => {
      cache.setQueryData(planQuery(plan.id).queryKey, saved);
      void cache.invalidateQueries({ queryKey: ['collaborations', plan.id] });
    },
  });
  return (
    <>
      {decide.isError && (
        <Note tone="breached" live>
          {problemOf(decide.error).detail ?? problemOf(decide.error).title}
        </Note>
      )}
      {reason === null ? (
        <>
          <Button type="primary" disabled={decide.isPending} onClick={() => decide.mutate(null)}>
            {t('approveRevision')}
          </Button>
          <Button onClick={() => setReason('')}>{t('reject')}</Button>
        </>
      ) : (
        <>
          <Input
            aria-label={t('rejectWhy')}
            placeholder={t('rejectWhy')}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
            autoFocus
          />
          <Button disabled={reason.trim() === '' || decide.isPending} onClick={() => decide.mutate(reason)}>
            {t('reject')}
          </Button>
          <Button type="text" onClick={() => setReason(null)}>
            {t('cancel')}
          </Button>
        </>
      )}
    </>
  );
}
