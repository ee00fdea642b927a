import { api, idempotent, ifMatch, unwrap } from '@api';
import { ProblemForm, type WhatIf, WhatIfStep } from '@components';
import { useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Policy } from './api';
import { fieldOfLimits, limitsOf, PolicyFields, type PolicyValues, valuesOf } from './PolicyFields';
import { usePolicyTexts } from './usePolicyTexts';

interface EditPolicyProps {
  policy: Policy;
  onClose: () => void;
  onApplied: (effect: WhatIf) => void;
}

interface Tried {
  values: PolicyValues;
  version: number;
  effect: WhatIf;
}

/** Another limit: first what it would do to open deadlines, then applying it. */
export function EditPolicy({ policy, onClose, onApplied }: EditPolicyProps) {
  const { t } = useTranslation('deadline-policies');
  const texts = usePolicyTexts();
  const cache = useQueryClient();
  const [tried, setTried] = useState<(Tried & { settled: () => void }) | null>(null);
  const initial = valuesOf(policy);
  const asNow = () => void cache.invalidateQueries({ queryKey: ['deadline-policies'] });
  return (
    <>
      {/* Stays while the preview shows, so that going back finds what was typed. */}
      <div hidden={tried !== null}>
        <ProblemForm<PolicyValues, Tried>
          interim
          draft={`deadline-policies/${policy.id}`}
          version={policy.version}
          initialValues={initial}
          read={(current) => valuesOf(current as Policy)}
          labels={{
            amount: t('amount'),
            time: t('time'),
            percents: t('percentsLabel'),
            hoursBefore: t('hoursLabel'),
            chain: t('chainLabel'),
          }}
          show={texts.value}
          fieldOf={fieldOfLimits}
          submitLabel={t('what-if:see')}
          secondary={<Button onClick={onClose}>{t('cancel')}</Button>}
          submit={async (typed, { version, idempotencyKey }) => {
            const values = { ...initial, ...typed };
            const effect = await unwrap(
              api.POST('/api/v1/deadline-policies/{id}/preview', {
                params: { path: { id: policy.id }, header: idempotent(idempotencyKey) },
                body: limitsOf(values),
              }),
            );
            return { values, version, effect };
          }}
          onDone={(answer, settled) => setTried({ ...answer, settled })}
        >
          <PolicyFields policy={policy} />
        </ProblemForm>
      </div>
      {tried && (
        <WhatIfStep
          effect={tried.effect}
          title={t('if', { kind: texts.kind(policy.kind), limit: texts.limit({ ...policy, ...limitsOf(tried.values) }) })}
          apply={() =>
            unwrap(
              api.PUT('/api/v1/deadline-policies/{id}', {
                params: { path: { id: policy.id }, header: ifMatch(tried.version) },
                body: limitsOf(tried.values),
              }),
            )
          }
          onApplied={({ effect }) => {
            tried.settled();
            onApplied(effect);
          }}
          onBack={() => setTried(null)}
          onStale={() => {
            setTried(null);
            asNow();
          }}
        />
      )}
    </>
  );
}
