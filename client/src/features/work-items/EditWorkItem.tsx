import { api, ifMatch, unwrap } from '@api';
import { DateField, ProblemForm, useTimes } from '@components';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Form, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { phasesQuery, type WorkItem, workItemQuery } from './api';

type Values = Pick<WorkItem, 'title' | 'acceptanceCriteria' | 'phaseId' | 'plannedStart' | 'plannedFinish'>;

const valuesOf = ({ title, acceptanceCriteria, phaseId, plannedStart, plannedFinish }: WorkItem): Values => ({
  title,
  acceptanceCriteria,
  phaseId,
  plannedStart,
  plannedFinish,
});

/** What the task is. Its dates are edited until the plan is approved; from then on they move by a revision, which is a form of its own. */
export function EditWorkItem({ it, onDone }: { it: WorkItem; onDone: () => void }) {
  const { t } = useTranslation('work-items');
  const times = useTimes();
  const cache = useQueryClient();
  const plan = useQuery(phasesQuery(it.collaboration.id));
  const phases = plan.data?.phases ?? [];
  const agreed = it.agreedFinish !== null;
  const phaseName = (id: unknown) => phases.find((phase) => phase.id === id)?.name;
  return (
    <div className="answer">
      <ProblemForm<Values, WorkItem>
        initialValues={valuesOf(it)}
        version={it.version}
        draft={`work-items/${it.id}/edit`}
        submitLabel={t('edit.save')}
        secondary={<Button onClick={onDone}>{t('cancel')}</Button>}
        submit={({ plannedStart, plannedFinish, ...values }, { version }) =>
          unwrap(
            api.PATCH('/api/v1/work-items/{id}', {
              params: { path: { id: it.id }, header: ifMatch(version) },
              body: agreed ? values : { ...values, plannedStart, plannedFinish },
            }),
          )
        }
        read={(current) => valuesOf(current as WorkItem)}
        labels={{
          title: t('add.title'),
          acceptanceCriteria: t('add.criteria'),
          phaseId: t('add.phase'),
          plannedStart: t('add.start'),
          plannedFinish: t('add.finish'),
        }}
        show={(field, value) =>
          field.startsWith('planned') ? times.day(String(value), true) : field === 'phaseId' ? phaseName(value) : String(value)
        }
        onStale={() => void cache.invalidateQueries({ queryKey: workItemQuery(it.id).queryKey })}
        onDone={(saved) => {
          cache.setQueryData(workItemQuery(it.id).queryKey, saved);
          void cache.invalidateQueries({ queryKey: ['collaborations', it.collaboration.id] });
          void cache.invalidateQueries({ queryKey: ['agenda'] });
          onDone();
        }}
      >
        <Form.Item name="title" label={t('add.title')} rules={[{ required: true, whitespace: true, message: t('add.needTitle') }]}>
          <Input maxLength={200} />
        </Form.Item>
        {agreed ? (
          <p className="q2 gap-below">
            {t('edit.agreed', { days: times.span(it.plannedStart, it.plannedFinish) })}{' '}
            {plan.data?.allowed.includes('revise') && (
              <Link className="in-text" to={`/collaborations/${it.collaboration.id}/plan?revise=${it.id}`}>
                {t('edit.revise')}
              </Link>
            )}
          </p>
        ) : (
          <div className="pair">
            <Form.Item name="plannedStart" label={t('add.start')} rules={[{ required: true, message: t('add.needDate') }]}>
              <DateField />
            </Form.Item>
            <Form.Item name="plannedFinish" label={t('add.finish')} rules={[{ required: true, message: t('add.needDate') }]}>
              <DateField />
            </Form.Item>
          </div>
        )}
        {phases.length > 0 && (
          <Form.Item name="phaseId" label={t('add.phase')}>
            <Select options={phases.map((phase) => ({ value: phase.id, label: phase.name }))} />
          </Form.Item>
        )}
        <Form.Item name="acceptanceCriteria" label={t('add.criteria')}>
          <Input.TextArea rows={2} maxLength={2000} />
        </Form.Item>
      </ProblemForm>
    </div>
  );
}
