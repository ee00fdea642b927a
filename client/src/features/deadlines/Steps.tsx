import { api, idempotent, ifMatch, unwrap } from '@api';
import { type Deadline, Note, ProblemForm } from '@components';
import { useQueryClient } from '@tanstack/react-query';
import { Button, Form, Input } from 'antd';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { deadlineQuery } from './api';

const steps = ['resume', 'pause', 'waive'] as const;
type Step = (typeof steps)[number];

interface StepsProps {
  deadline: Deadline;
  /** What is left of the time, for the sentence that says what follows; undefined while unknown. */
  left: string | undefined;
  who: string;
  verb: string;
}

/** What may be done with the deadline itself, each with what follows from it: pausing, going on, waiving. */
export function Steps({ deadline, left, who, verb }: StepsProps) {
  const { t } = useTranslation('deadlines');
  const cache = useQueryClient();
  const [chosen, setChosen] = useState<Step | null>(null);
  const group = useRef<HTMLDivElement>(null);
  const possible = steps.filter((it) => deadline.allowed.includes(it));
  const open = chosen && possible.includes(chosen) ? chosen : null;
  if (possible.length === 0) return null;

  const done = (changed: Deadline) => {
    cache.setQueryData(deadlineQuery(deadline.id).queryKey, changed);
    setChosen(null);
    void cache.invalidateQueries({
      predicate: ({ queryKey }) => ['agenda', 'deadlines', 'resource-requests', 'collaborations'].includes(String(queryKey[0])),
    });
  };

  return (
    <div className="steps-of" ref={group}>
      <div className="acts" role="group" aria-label={t('step.label')}>
        {possible.map((step) => (
          <Button
            key={step}
            type={open === step ? 'default' : 'text'}
            aria-expanded={open === step}
            onClick={() => setChosen(open === step ? null : step)}
          >
            {t(`step.${step}.open`)}
          </Button>
        ))}
      </div>
      {open && (
        <section aria-label={t(`step.${open}.open`)} className="gap-above">
          <Note>{t(`step.${open}.${left === undefined ? 'plain' : 'then'}`, { left, who, verb })}</Note>
          <div className="gap-above">
            <ProblemForm<{ reason: string }, Deadline>
              key={open}
              draft={`deadlines/${deadline.id}/${open}`}
              version={deadline.version}
              initialValues={{ reason: '' }}
              submitLabel={t(`step.${open}.send`)}
              secondary={
                <Button
                  onClick={() => {
                    setChosen(null);
                    group.current?.querySelector('button')?.focus();
                  }}
                >
                  {t('step.back')}
                </Button>
              }
              submit={({ reason }, { version, idempotencyKey }) => {
                const params = { path: { id: deadline.id }, header: { ...ifMatch(version), ...idempotent(idempotencyKey) } };
                switch (open) {
                  case 'pause':
                    return unwrap(api.POST('/api/v1/deadlines/{id}/pause', { params, body: { reason } }));
                  case 'waive':
                    return unwrap(api.POST('/api/v1/deadlines/{id}/waive', { params, body: { reason } }));
                  case 'resume':
                    return unwrap(api.POST('/api/v1/deadlines/{id}/resume', { params }));
                }
              }}
              onDone={done}
              onStale={() => void cache.invalidateQueries({ queryKey: deadlineQuery(deadline.id).queryKey })}
            >
              {open !== 'resume' && (
                <Form.Item
                  name="reason"
                  label={t('step.reason')}
                  extra={t('step.reasonHint')}
                  rules={[{ required: true, whitespace: true, message: t('step.reasonRequired') }]}
                >
                  <Input.TextArea rows={1} maxLength={2000} />
                </Form.Item>
              )}
            </ProblemForm>
          </div>
        </section>
      )}
    </div>
  );
}
