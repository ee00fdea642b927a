import { api, idempotent, ifMatch, unwrap } from '@api';
import { useQueryClient } from '@tanstack/react-query';
import { Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { ProblemForm } from '../form/ProblemForm';
import { type ResourceRequest, resourceRequestQuery } from './resourceRequest';

interface DecideFormProps {
  request: ResourceRequest;
  onDone: (request: ResourceRequest) => void;
}

/** The sponsor decides what was taken up the chain. */
export function DecideForm({ request, onDone }: DecideFormProps) {
  const { t } = useTranslation('resource-requests');
  const cache = useQueryClient();
  return (
    <ProblemForm<{ note: string }, ResourceRequest>
      draft={`resource-requests/${request.id}/decide`}
      version={request.version}
      initialValues={{ note: '' }}
      submitLabel={t('decide')}
      submit={(body, sending) =>
        unwrap(
          api.POST('/api/v1/resource-requests/{id}/decide', {
            params: { path: { id: request.id }, header: { ...ifMatch(sending.version), ...idempotent(sending.idempotencyKey) } },
            body,
          }),
        )
      }
      onDone={(decided) => {
        cache.setQueryData(resourceRequestQuery(request.id).queryKey, decided);
        onDone(decided);
      }}
      onStale={() => void cache.invalidateQueries({ queryKey: resourceRequestQuery(request.id).queryKey })}
    >
      <Form.Item
        name="note"
        label={t('decision.label')}
        extra={t('decideHint', { requester: request.requester.department.name, provider: request.provider.name })}
        rules={[{ required: true, whitespace: true, message: t('noteRequired') }]}
      >
        <Input.TextArea rows={2} maxLength={2000} />
      </Form.Item>
    </ProblemForm>
  );
}
