import { api, ifMatch, unwrap } from '@api';
import { DateField, MemberSelect, ProblemForm } from '@components';
import { useQueryClient } from '@tanstack/react-query';
import { Button, Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { type Plan, planQuery } from './api';

type Values = {
  approverId: string | null;
  phases: { id: string | null; name: string; start: string; finish: string; acceptanceCriteria: string; resources: string }[];
};

const valuesOf = (plan: Plan): Values => ({
  approverId: plan.approver?.id ?? null,
  phases: plan.phases.map(({ id, name, start, finish, acceptanceCriteria, resources }) => ({
    id,
    name,
    start,
    finish,
    acceptanceCriteria,
    resources,
  })),
});

/** Phases and approver, while the plan is a draft. */
export function PhasesForm({ plan, onDone }: { plan: Plan; onDone: () => void }) {
  const { t } = useTranslation('plans');
  const cache = useQueryClient();
  return (
    <div className="answer">
      <ProblemForm<Values, Plan>
        wide
        initialValues={valuesOf(plan)}
        version={plan.version}
        draft={`collaborations/${plan.id}/plan`}
        submitLabel={t('save')}
        secondary={<Button onClick={onDone}>{t('cancel')}</Button>}
        submit={(values, { version }) =>
          unwrap(api.PUT('/api/v1/collaborations/{id}/plan', { params: { path: { id: plan.id }, header: ifMatch(version) }, body: values }))
        }
        read={(current) => valuesOf(current as Plan)}
        labels={{ approverId: t('approver'), phases: t('phases') }}
        onDone={(saved) => {
          cache.setQueryData(planQuery(plan.id).queryKey, saved);
          onDone();
        }}
      >
        <Form.Item name="approverId" label={t('approver')}>
          <MemberSelect />
        </Form.Item>
        <Form.List name="phases">
          {(rows, { add, remove }) => (
            <fieldset className="rows">
              <legend>{t('phases')}</legend>
              {rows.map(({ key, name }) => (
                <div className="phaserow" key={key}>
                  {/* Which one it is: without it the row would be sent as a new one. */}
                  <Form.Item name={[name, 'id']} hidden>
                    <Input type="hidden" />
                  </Form.Item>
                  <Form.Item name={[name, 'name']} label={t('phaseName')} rules={[{ required: true, message: t('needName') }]}>
                    <Input maxLength={100} />
                  </Form.Item>
                  <Form.Item name={[name, 'start']} label={t('start')} rules={[{ required: true, message: t('needDate') }]}>
                    <DateField />
                  </Form.Item>
                  <Form.Item name={[name, 'finish']} label={t('end')} rules={[{ required: true, message: t('needDate') }]}>
                    <DateField />
                  </Form.Item>
                  <Form.Item name={[name, 'acceptanceCriteria']} label={t('criteria')}>
                    <Input maxLength={2000} />
                  </Form.Item>
                  <Form.Item name={[name, 'resources']} label={t('resources')}>
                    <Input maxLength={2000} />
                  </Form.Item>
                  <Button type="text" onClick={() => remove(name)} aria-label={t('dropPhase', { number: name + 1 })}>
                    {t('drop')}
                  </Button>
                </div>
              ))}
              <Button onClick={() => add({ id: null, acceptanceCriteria: '', resources: '' })}>{t('addPhase')}</Button>
            </fieldset>
          )}
        </Form.List>
      </ProblemForm>
    </div>
  );
}
