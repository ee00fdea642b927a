import { api, idempotent, ifMatch, unwrap, useIdempotencyKey, useWatch } from '@api';
import { DayText, DueTime, Facts, LinkButton, Note, Page, ProblemForm, QueryState, Section, useTimes } from '@components';
import { problemOf } from '@api';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Form, Input, InputNumber } from 'antd';
import { Fragment, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { type WorkItem, workItemQuery } from './api';
import { EditWorkItem } from './EditWorkItem';

/** One task: who, until when, where it stands. */
export function WorkItemPage() {
  const { t } = useTranslation('work-items');
  const { id = '' } = useParams();
  const workItem = useQuery(workItemQuery(id));
  const it = workItem.data;
  const [editing, setEditing] = useState(false);
  return (
    <Page
      name={it?.title ?? t('item.name')}
      heading={it?.title ?? t('item.name')}
      lede={it && t('item.state', { state: t(`state.${it.state}`), percent: it.percentComplete })}
      crumbs={
        it && [
          { text: it.collaboration.name, to: `/collaborations/${it.collaboration.id}` },
          { text: t('raci.name'), to: `/collaborations/${it.collaboration.id}/raci` },
          { text: it.title },
        ]
      }
      actions={
        it && (
          <>
            {it.allowed.includes('edit') && (
              <Button aria-expanded={editing} onClick={() => setEditing(!editing)}>
                {t('edit.open')}
              </Button>
            )}
            <Actions it={it} />
          </>
        )
      }
    >
      <QueryState query={workItem}>
        {(data) => (
          <Fragment key={data.id}>
            {editing && data.allowed.includes('edit') && <EditWorkItem it={data} onDone={() => setEditing(false)} />}
            <Body it={data} />
          </Fragment>
        )}
      </QueryState>
    </Page>
  );
}

function Body({ it }: { it: WorkItem }) {
  const { t } = useTranslation('work-items');
  const times = useTimes();
  useWatch(it.collaboration.id);
  const people = (role: string) =>
    it.raci
      .filter((letter) => letter.role === role)
      .map((letter) => letter.member.name)
      .join(t('comma')) || t('item.nobody');
  return (
    <>
      {it.atRisk && it.allowed.includes('warn') && (
        <Note tone="soon">
          {t('item.atRisk')} <LinkButton to={`/work-items/${it.id}/warn`}>{t('item.warn')}</LinkButton>
        </Note>
      )}
      <Facts
        items={[
          {
            term: t('item.finish'),
            value: (
              <>
                {it.agreedFinish && it.agreedFinish !== it.plannedFinish && (
                  <>
                    <s className="was">{times.day(it.agreedFinish)}</s>{' '}
                  </>
                )}
                <DayText date={it.plannedFinish} weekday />
                {it.timesMoved > 0 && <span className="q3"> {t('item.moved', { count: it.timesMoved })}</span>}
              </>
            ),
          },
          { term: t('item.due'), value: it.deadline ? <DueTime deadline={it.deadline} /> : t('item.notYet') },
          { term: t('item.actual'), value: it.actualFinish ? <DayText date={it.actualFinish} /> : '–' },
          { term: t('add.criteria'), value: it.acceptanceCriteria || '–' },
          { term: t('role.responsible'), value: people('responsible') },
          { term: t('role.accountable'), value: people('accountable') },
          { term: t('role.consulted'), value: people('consulted') },
          { term: t('role.informed'), value: people('informed') },
        ]}
      />
      {(it.problem || it.solution || it.nextStep) && (
        <Section title={t('item.progress')}>
          <Facts
            items={[
              { term: t('item.problem'), value: it.problem ?? '–' },
              { term: t('item.solution'), value: it.solution ?? '–' },
              { term: t('item.next'), value: it.nextStep ?? '–' },
            ]}
          />
        </Section>
      )}
      {it.allowed.includes('complete') && <Progress it={it} />}
    </>
  );
}

type Values = Pick<WorkItem, 'percentComplete' | 'problem' | 'solution' | 'nextStep'>;
const valuesOf = ({ percentComplete, problem, solution, nextStep }: WorkItem): Values => ({ percentComplete, problem, solution, nextStep });

function Progress({ it }: { it: WorkItem }) {
  const { t } = useTranslation('work-items');
  const cache = useQueryClient();
  return (
    <Section title={t('item.note')} aside={t('item.noteWhy')}>
      <ProblemForm<Values, WorkItem>
        initialValues={valuesOf(it)}
        version={it.version}
        draft={`work-items/${it.id}/progress`}
        submitLabel={t('item.save')}
        submit={(values, { version, idempotencyKey }) =>
          unwrap(
            api.POST('/api/v1/work-items/{id}/progress', {
              params: { path: { id: it.id }, header: { ...ifMatch(version), ...idempotent(idempotencyKey) } },
              body: values,
            }),
          )
        }
        read={(current) => valuesOf(current as WorkItem)}
        labels={{ percentComplete: t('item.percent'), problem: t('item.problem'), solution: t('item.solution'), nextStep: t('item.next') }}
        onDone={(saved) => {
          cache.setQueryData(workItemQuery(it.id).queryKey, saved);
          void cache.invalidateQueries({ queryKey: ['collaborations', it.collaboration.id] });
          void cache.invalidateQueries({ queryKey: ['agenda'] });
        }}
      >
        <Form.Item name="percentComplete" label={t('item.percent')}>
          <InputNumber min={0} max={100} precision={0} suffix="%" />
        </Form.Item>
        <Form.Item name="problem" label={t('item.problem')}>
          <Input.TextArea rows={1} maxLength={2000} />
        </Form.Item>
        <Form.Item name="solution" label={t('item.solution')}>
          <Input.TextArea rows={1} maxLength={2000} />
        </Form.Item>
        <Form.Item name="nextStep" label={t('item.next')}>
          <Input maxLength={2000} />
        </Form.Item>
      </ProblemForm>
    </Section>
  );
}

function Actions({ it }: { it: WorkItem }) {
  const { t } = useTranslation('work-items');
  const cache = useQueryClient();
  const { key, renew } = useIdempotencyKey();
  const [refusal, setRefusal] = useState<string | null>(null);
  const act = useMutation({
    mutationFn: (verb: 'start' | 'complete' | 'mark-at-risk') => {
      const params = { path: { id: it.id }, header: { ...ifMatch(it.version), ...idempotent(key) } };
      if (verb === 'start') return unwrap(api.POST('/api/v1/work-items/{id}/start', { params }));
      if (verb === 'complete') return unwrap(api.POST('/api/v1/work-items/{id}/complete', { params, body: {} }));
      return unwrap(api.POST('/api/v1/work-items/{id}/mark-at-risk', { params, body: {} }));
    },
    onSuccess: (saved) => {
      renew();
      setRefusal(null);
      cache.setQueryData(workItemQuery(it.id).queryKey, saved);
      void cache.invalidateQueries({ queryKey: ['collaborations', it.collaboration.id] });
      void cache.invalidateQueries({ queryKey: ['agenda'] });
    },
    onError: (error) => {
      renew();
      setRefusal(problemOf(error).detail ?? problemOf(error).title);
      void cache.invalidateQueries({ queryKey: workItemQuery(it.id).queryKey });
    },
  });
  return (
    <>
      {refusal && <span role="alert">{refusal}</span>}
      {it.allowed.includes('markAtRisk') && !it.atRisk && (
        <Button disabled={act.isPending} onClick={() => act.mutate('mark-at-risk')}>
          {t('item.risk')}
        </Button>
      )}
      {it.allowed.includes('start') && (
        <Button type="primary" disabled={act.isPending} onClick={() => act.mutate('start')}>
          {t('item.start')}
        </Button>
      )}
      {it.allowed.includes('complete') && it.state === 'inProgress' && (
        <Button disabled={act.isPending} onClick={() => act.mutate('complete')}>
          {t('item.complete')}
        </Button>
      )}
    </>
  );
}
