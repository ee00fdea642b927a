import { api, collaborationQuery, idempotent, ifMatch, problemOf, unwrap, useIdempotencyKey, useWatch } from '@api';
import { LinkButton, Note, Page, QueryState, Section, useTimes } from '@components';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams, useSearchParams } from 'react-router';
import { type Plan, planQuery } from './api';
import { Gantt } from './Gantt';
import { PhasesForm } from './PhasesForm';
import { ReviseForm } from './ReviseForm';
import { Revisions } from './Revisions';

/** Do we make it, and what if not? */
export function PlanPage() {
  const { t } = useTranslation('plans');
  const { id = '' } = useParams();
  useWatch(id);
  const times = useTimes();
  const collaboration = useQuery(collaborationQuery(id));
  const plan = useQuery(planQuery(id));
  const [search, setSearch] = useSearchParams();
  /** The task whose dates somebody came to move. */
  const moving = search.get('revise') ?? undefined;
  const [open, setOpen] = useState<'phases' | 'revise' | null>(moving === undefined ? null : 'revise');
  const close = () => {
    setOpen(null);
    if (moving !== undefined) setSearch({}, { replace: true });
  };
  const it = plan.data;
  const last = it?.workItems
    .map((item) => item.plannedFinish)
    .sort()
    .at(-1);

  return (
    <Page
      wide
      name={t('name')}
      heading={it ? (last ? t('until', { count: it.workItems.length, day: times.day(last) }) : t('noTasks')) : t('name')}
      lede={it && <Standing it={it} />}
      crumbs={[{ text: collaboration.data?.title ?? '', to: `/collaborations/${id}` }, { text: t('name') }]}
      actions={
        it && (
          <>
            <LinkButton to={`/collaborations/${id}/raci`}>{t('raci')}</LinkButton>
            {it.allowed.includes('edit') && (
              <Button aria-expanded={open === 'phases'} onClick={() => (open === 'phases' ? close() : setOpen('phases'))}>
                {t('editPhases')}
              </Button>
            )}
            {it.allowed.includes('revise') && (
              <Button aria-expanded={open === 'revise'} onClick={() => (open === 'revise' ? close() : setOpen('revise'))}>
                {t('revise')}
              </Button>
            )}
            {it.allowed.includes('approve') && <Approve it={it} />}
          </>
        )
      }
    >
      <QueryState query={plan} lines={8}>
        {(data) => (
          <>
            {open === 'phases' && data.allowed.includes('edit') && <PhasesForm plan={data} onDone={close} />}
            {open === 'revise' && data.allowed.includes('revise') && <ReviseForm plan={data} first={moving} onDone={close} />}
            {data.workItems.length + data.phases.length === 0 ? <p className="q2">{t('empty')}</p> : <Gantt plan={data} />}
            {data.phases.length > 0 && (
              <Section title={t('phases')}>
                <dl className="kv">
                  {data.phases.map((phase) => (
                    <div key={phase.id} className="phase">
                      <dt className="b5">
                        {phase.name} <span className="q3">{times.span(phase.start, phase.finish)}</span>
                      </dt>
                      <dd>{t('phaseFacts', { criteria: phase.acceptanceCriteria || '–', resources: phase.resources || '–' })}</dd>
                    </div>
                  ))}
                </dl>
              </Section>
            )}
            {data.revisions.length > 0 && <Revisions plan={data} />}
          </>
        )}
      </QueryState>
    </Page>
  );
}

function Standing({ it }: { it: Plan }) {
  const { t } = useTranslation('plans');
  const times = useTimes();
  if (it.state === 'draft') return t('draft', { approver: it.approver?.name ?? t('nobody') });
  const moved = it.revisions.filter((revision) => revision.state === 'approved').length;
  const approved = { name: it.approvedBy?.name, at: times.instant(it.approvedAt ?? it.updatedAt) };
  return moved === 0 ? t('approvedAsIs', approved) : t('approved', { ...approved, count: moved });
}

function Approve({ it }: { it: Plan }) {
  const { t } = useTranslation('plans');
  const cache = useQueryClient();
  const { key } = useIdempotencyKey();
  const approve = useMutation({
    mutationFn: () =>
      unwrap(
        api.POST('/api/v1/collaborations/{id}/plan/approve', {
          params: { path: { id: it.id }, header: { ...ifMatch(it.version), ...idempotent(key) } },
        }),
      ),
    onSettled: () => cache.invalidateQueries({ queryKey: ['collaborations', it.id] }),
  });
  return (
    <>
      {approve.isError && (
        <Note tone="breached" live>
          {problemOf(approve.error).detail ?? problemOf(approve.error).title}
        </Note>
      )}
      <Button type="primary" disabled={approve.isPending} onClick={() => approve.mutate()}>
        {t('approve')}
      </Button>
    </>
  );
}
