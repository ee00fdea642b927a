import { api, idempotent, ifMatch, unwrap } from '@api';
import { DateField, ProblemForm, useTimes } from '@components';
import { useQueryClient } from '@tanstack/react-query';
import { Button, Form, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { type Plan, planQuery } from './api';

interface Values {
  reason: string;
  changes: { workItemId: string; plannedStart: string; plannedFinish: string }[];
}

interface ReviseFormProps {
  plan: Plan;
  /** The id of the task whose dates somebody came to move. */
  first?: string;
  onDone: () => void;
}

/** Dates move by a revision with a reason, and only once the approver agrees: before → after is shown first. */
export function ReviseForm({ plan, first, onDone }: ReviseFormProps) {
  const { t } = useTranslation('plans');
  const times = useTimes();
  const cache = useQueryClient();
  const open = plan.workItems.filter((it) => it.state === 'planned' || it.state === 'inProgress');
  const item = (id: string | undefined) => open.find((it) => it.id === id);
  const named = item(first);
  return (
    <div className="answer">
      <ProblemForm<Values, Plan>
        wide
        initialValues={{
          reason: '',
          changes: [
            (named
              ? { workItemId: named.id, plannedStart: named.plannedStart, plannedFinish: named.plannedFinish }
              : {}) as Values['changes'][number],
          ],
        }}
        version={plan.version}
        draft={`collaborations/${plan.id}/revision${named ? `/${named.id}` : ''}`}
        submitLabel={t(plan.allowed.includes('approve') ? 'reviseNow' : 'propose', { approver: plan.approver?.name ?? '' })}
        secondary={<Button onClick={onDone}>{t('cancel')}</Button>}
        submit={(values, { version, idempotencyKey }) =>
          unwrap(
            api.POST('/api/v1/collaborations/{id}/plan/revisions', {
              params: { path: { id: plan.id }, header: { ...ifMatch(version), ...idempotent(idempotencyKey) } },
              body: values,
            }),
          )
        }
        onStale={() => void cache.invalidateQueries({ queryKey: planQuery(plan.id).queryKey })}
        onDone={(saved) => {
          cache.setQueryData(planQuery(plan.id).queryKey, saved);
          void cache.invalidateQueries({ queryKey: ['collaborations', plan.id] });
          onDone();
        }}
      >
        {(form) => (
          <>
            <Form.List name="changes">
              {(rows, { add, remove }) => (
                <fieldset className="rows">
                  <legend>{t('changes')}</legend>
                  {rows.map(({ key, name }) => (
                    <div className="row three" key={key}>
                      <Form.Item name={[name, 'workItemId']} label={t('task')} rules={[{ required: true, message: t('needTask') }]}>
                        <Select
                          options={open.map((it) => ({ value: it.id, label: it.title }))}
                          onChange={(id: string) => {
                            const chosen = item(id);
                            form.setFieldValue(['changes', name, 'plannedStart'], chosen?.plannedStart);
                            form.setFieldValue(['changes', name, 'plannedFinish'], chosen?.plannedFinish);
                          }}
                        />
                      </Form.Item>
                      <Form.Item name={[name, 'plannedStart']} label={t('start')} rules={[{ required: true, message: t('needDate') }]}>
                        <DateField />
                      </Form.Item>
                      <Form.Item name={[name, 'plannedFinish']} label={t('finish')} rules={[{ required: true, message: t('needDate') }]}>
                        <DateField />
                      </Form.Item>
                      {rows.length > 1 && (
                        <Button type="text" onClick={() => remove(name)} aria-label={t('dropChange', { number: name + 1 })}>
                          {t('drop')}
                        </Button>
                      )}
                    </div>
                  ))}
                  <Button onClick={() => add({})}>{t('addChange')}</Button>
                </fieldset>
              )}
            </Form.List>
            <Form.Item noStyle shouldUpdate>
              {() => (
                <ul className="plain" aria-live="polite">
                  {((form.getFieldValue('changes') ?? []) as Partial<Values['changes'][number]>[]).map((change, index) => {
                    const from = item(change?.workItemId);
                    if (
                      !from ||
                      !change.plannedFinish ||
                      (change.plannedFinish === from.plannedFinish && change.plannedStart === from.plannedStart)
                    )
                      return null;
                    const waiting = plan.workItems.filter((it) => it.dependsOn.includes(from.id)).map((it) => it.title);
                    return (
                      <li key={index}>
                        <b>{from.title}</b> <s className="was">{times.day(from.plannedFinish)}</s> → {times.day(change.plannedFinish, true)}
                        {waiting.length > 0 && <span className="q3"> {t('waiting', { titles: waiting.join(t('comma')) })}</span>}
                      </li>
                    );
                  })}
                </ul>
              )}
            </Form.Item>
            <Form.Item name="reason" label={t('reason')} rules={[{ required: true, message: t('needReason') }]}>
              <Input maxLength={2000} />
            </Form.Item>
          </>
        )}
      </ProblemForm>
    </div>
  );
}
