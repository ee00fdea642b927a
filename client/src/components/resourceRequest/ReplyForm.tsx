import { api, idempotent, ifMatch, unwrap } from '@api';
import { useQueryClient } from '@tanstack/react-query';
import { Form, Input, InputNumber } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Choice } from '../form/Choice';
import { ProblemForm } from '../form/ProblemForm';
import { type ResourceRequest, resourceRequestQuery } from './resourceRequest';

const decisions = ['provide', 'provideInPart', 'decline'] as const;
type Decision = (typeof decisions)[number];

interface Values {
  decision?: Decision;
  offeredQuantity?: number | null;
  alternative: string;
  explanation: string;
}

interface ReplyFormProps {
  request: ResourceRequest;
  secondary?: ReactNode;
  onDone: (request: ResourceRequest) => void;
}

/** The provider's answer: it can, it can in part, or it cannot and says what else. */
export function ReplyForm({ request, secondary, onDone }: ReplyFormProps) {
  const { t } = useTranslation('resource-requests');
  const cache = useQueryClient();
  const who = request.requester.member.name;
  return (
    <ProblemForm<Values, ResourceRequest>
      draft={`resource-requests/${request.id}/reply`}
      version={request.version}
      initialValues={{ alternative: '', explanation: '' }}
      submitLabel={t('sendReply')}
      secondary={secondary}
      submit={({ decision, offeredQuantity, alternative, explanation }, sending) =>
        unwrap(
          api.POST('/api/v1/resource-requests/{id}/reply', {
            params: { path: { id: request.id }, header: { ...ifMatch(sending.version), ...idempotent(sending.idempotencyKey) } },
            body: {
              decision: decision as Decision,
              offeredQuantity: decision === 'provideInPart' ? offeredQuantity : null,
              alternative: decision === 'provide' ? null : alternative || null,
              explanation: explanation || null,
            },
          }),
        )
      }
      onDone={(answered) => {
        cache.setQueryData(resourceRequestQuery(request.id).queryKey, answered);
        onDone(answered);
      }}
      onStale={() => void cache.invalidateQueries({ queryKey: resourceRequestQuery(request.id).queryKey })}
    >
      <Form.Item name="decision" label={t('reply')} rules={[{ required: true, message: t('decisionRequired') }]}>
        <Choice label={t('reply')} options={decisions.map((value) => ({ value, label: t(`decision.${value}`) }))} />
      </Form.Item>
      <Form.Item noStyle dependencies={['decision']}>
        {({ getFieldValue }) => {
          const decision = getFieldValue('decision') as Decision | undefined;
          if (!decision) return null;
          return (
            <>
              {decision === 'provideInPart' && (
                <Form.Item
                  name="offeredQuantity"
                  label={t('offered')}
                  extra={t('offeredHint', { quantity: request.quantity, unit: request.unit })}
                  rules={[{ required: true, message: t('offeredRequired') }]}
                >
                  <InputNumber min={0} suffix={request.unit} />
                </Form.Item>
              )}
              {decision !== 'provide' && (
                <Form.Item
                  name="alternative"
                  label={t('alternative')}
                  extra={t(decision === 'decline' ? 'alternativeHint' : 'alternativeOptional', { who })}
                  rules={decision === 'decline' ? [{ required: true, whitespace: true, message: t('alternativeRequired', { who }) }] : []}
                >
                  <Input.TextArea rows={2} maxLength={2000} />
                </Form.Item>
              )}
              {decision !== 'decline' && (
                <Form.Item name="explanation" label={t('explanation')}>
                  <Input.TextArea rows={1} maxLength={2000} />
                </Form.Item>
              )}
            </>
          );
        }}
      </Form.Item>
    </ProblemForm>
  );
}
