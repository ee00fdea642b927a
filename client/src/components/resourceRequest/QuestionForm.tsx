import { api, idempotent, ifMatch, unwrap } from '@api';
import { useQueryClient } from '@tanstack/react-query';
import { Form, Input } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemForm } from '../form/ProblemForm';
import { type ResourceRequest, resourceRequestQuery } from './resourceRequest';

interface QuestionFormProps {
  request: ResourceRequest;
  /** The provider asks back; the requester answers. */
  step: 'ask' | 'answer';
  secondary?: ReactNode;
  onDone: (request: ResourceRequest) => void;
}

/** What the provider has to know before it can reply, and the requester's answer: in between its time rests. */
export function QuestionForm({ request, step, secondary, onDone }: QuestionFormProps) {
  const { t } = useTranslation('resource-requests');
  const cache = useQueryClient();
  return (
    <ProblemForm<{ text: string }, ResourceRequest>
      draft={`resource-requests/${request.id}/${step}`}
      version={request.version}
      initialValues={{ text: '' }}
      submitLabel={t(`${step}.send`, { who: request.requester.member.name })}
      secondary={secondary}
      submit={({ text }, { version, idempotencyKey }) => {
        const params = { path: { id: request.id }, header: { ...ifMatch(version), ...idempotent(idempotencyKey) } };
        return step === 'ask'
          ? unwrap(api.POST('/api/v1/resource-requests/{id}/ask', { params, body: { question: text } }))
          : unwrap(api.POST('/api/v1/resource-requests/{id}/answer', { params, body: { answer: text } }));
      }}
      fieldOf={() => ['text']}
      onDone={(changed) => {
        cache.setQueryData(resourceRequestQuery(request.id).queryKey, changed);
        onDone(changed);
      }}
      onStale={() => void cache.invalidateQueries({ queryKey: resourceRequestQuery(request.id).queryKey })}
    >
      <Form.Item
        name="text"
        label={t(`${step}.label`)}
        extra={t(`${step}.hint`, { who: request.requester.member.name, provider: request.provider.name })}
        rules={[{ required: true, whitespace: true, message: t(`${step}.required`) }]}
      >
        <Input.TextArea rows={2} maxLength={2000} />
      </Form.Item>
    </ProblemForm>
  );
}
