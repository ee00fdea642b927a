import { api, idempotent, ifMatch, unwrap } from '@api';
import { ProblemForm, type ResourceRequest, resourceRequestQuery } from '@components';
import { useQueryClient } from '@tanstack/react-query';
import { Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';

type Step = 'accept' | 'escalate' | 'withdraw';

interface ReasonFormProps {
  request: ResourceRequest;
  step: Step;
  hint?: string;
  onDone: (request: ResourceRequest) => void;
}

/** The requester's step: taking what is offered (a note if there is one), taking it up or back (with the reason). */
export function ReasonForm({ request, step, hint, onDone }: ReasonFormProps) {
  const { t } = useTranslation('resource-requests');
  const cache = useQueryClient();
  const needsReason = step !== 'accept';
  return (
    <ProblemForm<{ text: string }, ResourceRequest>
      draft={`resource-requests/${request.id}/${step}`}
      version={request.version}
      initialValues={{ text: '' }}
      submitLabel={t(step)}
      submit={({ text }, sending) => {
        const params = { path: { id: request.id }, header: { ...ifMatch(sending.version), ...idempotent(sending.idempotencyKey) } };
        switch (step) {
          case 'accept':
            return unwrap(api.POST('/api/v1/resource-requests/{id}/accept', { params, body: { note: text || null } }));
          case 'escalate':
            return unwrap(api.POST('/api/v1/resource-requests/{id}/escalate', { params, body: { reason: text } }));
          case 'withdraw':
            return unwrap(api.POST('/api/v1/resource-requests/{id}/withdraw', { params, body: { reason: text } }));
        }
      }}
      fieldOf={() => ['text']}
      onDone={onDone}
      onStale={() => void cache.invalidateQueries({ queryKey: resourceRequestQuery(request.id).queryKey })}
    >
      <Form.Item
        name="text"
        label={t(needsReason ? 'reason' : 'acceptNote')}
        extra={hint}
        rules={needsReason ? [{ required: true, whitespace: true, message: t('reasonRequired') }] : []}
      >
        <Input.TextArea rows={1} maxLength={2000} />
      </Form.Item>
    </ProblemForm>
  );
}
