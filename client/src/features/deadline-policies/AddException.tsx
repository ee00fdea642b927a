import { api, type Body, idempotent, newKey, runningCollaborationsQuery, unwrap } from '@api';
import { Choice, ProblemForm, type WhatIf, WhatIfStep } from '@components';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Form, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Policy, templatesQuery } from './api';
import { fieldOfLimits, limitsOf, PolicyFields, type PolicyValues, valuesOf } from './PolicyFields';
import { usePolicyTexts } from './usePolicyTexts';

interface Values extends PolicyValues {
  for: 'template' | 'collaboration';
  templateId?: string;
  collaborationId?: string;
}

interface Tried {
  body: Body<'post', '/api/v1/deadline-policies'>;
  effect: WhatIf;
  /** Of this attempt to add it, kept over retries. */
  key: string;
}

interface AddExceptionProps {
  /** The organization's own, for which it is an exception. */
  policy: Policy;
  collaborationId: string | undefined;
  onClose: () => void;
  onAdded: (effect: WhatIf, collaborationId: string | undefined) => void;
}

/** For the collaborations of one template, or for one collaboration, another limit than everybody's: first what it would do, then adding it. */
export function AddException({ policy, collaborationId, onClose, onAdded }: AddExceptionProps) {
  const { t } = useTranslation('deadline-policies');
  const texts = usePolicyTexts();
  const cache = useQueryClient();
  const templates = useQuery(templatesQuery).data ?? [];
  const running = useQuery(runningCollaborationsQuery).data ?? [];
  const [tried, setTried] = useState<(Tried & { settled: () => void }) | null>(null);
  const initial: Values = { ...valuesOf(policy), for: collaborationId ? 'collaboration' : 'template', collaborationId };
  const forWhom = ({ body }: Tried) =>
    body.templateId
      ? t('exception.theTemplate', { name: templates.find((it) => it.id === body.templateId)?.name ?? '' })
      : t('exception.theCollaboration', { name: running.find((it) => it.id === body.collaborationId)?.title ?? t('exception.thisOne') });
  return (
    <>
      {/* Stays while the preview shows, so that going back finds what was typed. */}
      <div hidden={tried !== null}>
        <ProblemForm<Values, Tried>
          interim
          draft={`deadline-policies/${policy.id}/exception`}
          initialValues={initial}
          fieldOf={fieldOfLimits}
          submitLabel={t('what-if:see')}
          secondary={<Button onClick={onClose}>{t('cancel')}</Button>}
          submit={async (typed, { idempotencyKey }) => {
            const values = { ...initial, ...typed };
            const forOne = values.for === 'collaboration';
            const body = {
              ...limitsOf(values),
              kind: policy.kind,
              templateId: forOne ? null : (values.templateId ?? null),
              collaborationId: forOne ? (values.collaborationId ?? null) : null,
            };
            const effect = await unwrap(
              api.POST('/api/v1/deadline-policies/preview', { params: { header: idempotent(idempotencyKey) }, body }),
            );
            return { body, effect, key: newKey() };
          }}
          onDone={(answer, settled) => setTried({ ...answer, settled })}
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
      </div>
      {tried && (
        <WhatIfStep
          effect={tried.effect}
          title={t('exception.if', {
            who: forWhom(tried),
            kind: texts.kind(policy.kind),
            limit: texts.limit({ ...policy, ...tried.body, time: tried.body.time ?? null }),
          })}
          apply={() => unwrap(api.POST('/api/v1/deadline-policies', { params: { header: idempotent(tried.key) }, body: tried.body }))}
          onApplied={({ effect }) => {
            tried.settled();
            onAdded(effect, tried.body.collaborationId ?? undefined);
          }}
          onBack={() => setTried(null)}
          onStale={() => {
            setTried(null);
            void cache.invalidateQueries({ queryKey: ['deadline-policies'] });
          }}
        />
      )}
    </>
  );
}
