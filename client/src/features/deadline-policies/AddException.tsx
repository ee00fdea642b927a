import { api, idempotent, runningCollaborationsQuery, unwrap } from '@api';
import { Choice, ProblemForm, type WhatIf } from '@components';
import { useQuery } from '@tanstack/react-query';
import { Button, Form, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { type Policy, templatesQuery } from './api';
import { fieldOfLimits, limitsOf, PolicyFields, type PolicyValues, valuesOf } from './PolicyFields';

interface Values extends PolicyValues {
  for: 'template' | 'collaboration';
  templateId?: string;
  collaborationId?: string;
}

interface AddExceptionProps {
  /** The organization's own, for which it is an exception. */
  policy: Policy;
  collaborationId: string | undefined;
  onClose: () => void;
  onAdded: (effect: WhatIf, collaborationId: string | undefined) => void;
}

/** For the collaborations of one template, or for one collaboration, another limit than everybody's. */
export function AddException({ policy, collaborationId, onClose, onAdded }: AddExceptionProps) {
  const { t } = useTranslation('deadline-policies');
  const templates = useQuery(templatesQuery).data ?? [];
  const running = useQuery(runningCollaborationsQuery).data ?? [];
  const initial: Values = { ...valuesOf(policy), for: collaborationId ? 'collaboration' : 'template', collaborationId };
  return (
    <ProblemForm<Values, { effect: WhatIf; collaborationId: string | undefined }>
      initialValues={initial}
      fieldOf={fieldOfLimits}
      submitLabel={t('exception.send')}
      secondary={<Button onClick={onClose}>{t('cancel')}</Button>}
      submit={async (typed, { idempotencyKey }) => {
        const values = { ...initial, ...typed };
        const forOne = values.for === 'collaboration';
        const { effect } = await unwrap(
          api.POST('/api/v1/deadline-policies', {
            params: { header: idempotent(idempotencyKey) },
            body: {
              ...limitsOf(values),
              kind: policy.kind,
              templateId: forOne ? null : values.templateId,
              collaborationId: forOne ? values.collaborationId : null,
            },
          }),
        );
        return { effect, collaborationId: forOne ? values.collaborationId : undefined };
      }}
      onDone={(added) => onAdded(added.effect, added.collaborationId)}
    >
      <Form.Item name="for" label={t('exception.for')}>
        <Choice
          label={t('exception.for')}
          options={(['template', 'collaboration'] as const).map((value) => ({ value, label: t(`exception.${value}`) }))}
        />
      </Form.Item>
      <Form.Item noStyle dependencies={['for']}>
        {({ getFieldValue }) =>
          getFieldValue('for') === 'template' ? (
            <Form.Item
              name="templateId"
              label={t('exception.template')}
              rules={[{ required: true, message: t('exception.templateRequired') }]}
            >
              <Select options={templates.map((it) => ({ value: it.id, label: it.name }))} />
            </Form.Item>
          ) : (
            <Form.Item
              name="collaborationId"
              label={t('exception.collaboration')}
              rules={[{ required: true, message: t('exception.collaborationRequired') }]}
            >
              <Select options={running.map((it) => ({ value: it.id, label: it.title }))} />
            </Form.Item>
          )
        }
      </Form.Item>
      <PolicyFields policy={policy} />
    </ProblemForm>
  );
}
