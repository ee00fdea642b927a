import { api, idempotent, ifMatch, unwrap } from '@api';
import { type Deadline, ProblemForm } from '@components';
import { useQueryClient } from '@tanstack/react-query';
import { Button, Form, Input, Modal } from 'antd';
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

/** What may be done with the deadline itself, each in a dialog with what follows from it: pausing, going on, waiving. */
export function Steps({ deadline, left, who, verb }: StepsProps) {
  const { t } = useTranslation('deadlines');
  const cache = useQueryClient();
  const [step, setStep] = useState<Step>('pause');
  const [asking, setAsking] = useState(false);
  const body = useRef<HTMLDivElement>(null);
  const possible = steps.filter((it) => deadline.allowed.includes(it));
  if (possible.length === 0) return null;

  const close = () => setAsking(false);
  const done = (changed: Deadline) => {
    cache.setQueryData(deadlineQuery(deadline.id).queryKey, changed);
    close();
    void cache.invalidateQueries({
      predicate: ({ queryKey }) => ['agenda', 'deadlines', 'resource-requests', 'collaborations'].includes(String(queryKey[0])),
    });
  };

  return (
    <>
      <div className="acts steps-of" role="group" aria-label={t('step.label')}>
        {possible.map((it) => (
          <Button
            key={it}
            type="text"
            aria-haspopup="dialog"
            onClick={() => {
              setStep(it);
              setAsking(true);
            }}
          >
            {t(`step.${it}.open`)}
          </Button>
        ))}
      </div>
      <Modal
        open={asking && possible.includes(step)}
        title={t(`step.${step}.open`)}
        footer={null}
        onCancel={close}
        // The dialog takes the focus itself at first.
        afterOpenChange={(open) => open && body.current?.querySelector<HTMLElement>('textarea, [type=submit]')?.focus()}
        destroyOnHidden
      >
        <div ref={body}>
          <p className="q2 gap-below">{t(`step.${step}.${left === undefined ? 'plain' : 'then'}`, { left, who, verb })}</p>
          <ProblemForm<{ reason: string }, Deadline>
            key={step}
            draft={`deadlines/${deadline.id}/${step}`}
            version={deadline.version}
            initialValues={{ reason: '' }}
            submitLabel={t(`step.${step}.send`)}
            secondary={<Button onClick={close}>{t('step.back')}</Button>}
            submit={({ reason }, { version, idempotencyKey }) => {
              const params = { path: { id: deadline.id }, header: { ...ifMatch(version), ...idempotent(idempotencyKey) } };
              switch (step) {
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
            {step !== 'resume' && (
              <Form.Item
                name="reason"
                label={t('step.reason')}
                extra={t('step.reasonHint')}
                rules={[{ required: true, whitespace: true, message: t('step.reasonRequired') }]}
              >
                <Input.TextArea rows={2} maxLength={2000} />
              </Form.Item>
            )}
          </ProblemForm>
        </div>
      </Modal>
    </>
  );
}
