import { api, idempotent, ifMatch, newKey, unwrap } from '@api';
import { QueryState, type WhatIf, WhatIfStep } from '@components';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Policy } from './api';

interface EndExceptionProps {
  policy: Policy;
  /** What the exception is called. */
  name: string;
  onClose: () => void;
  onEnded: (effect: WhatIf) => void;
}

/** Before an exception ends: what that does to open deadlines, as the organization's limit then holds again. */
export function EndException({ policy, name, onClose, onEnded }: EndExceptionProps) {
  const { t } = useTranslation('deadline-policies');
  const cache = useQueryClient();
  const path = { id: policy.id };
  const effect = useQuery({
    queryKey: ['deadline-policies', policy.id, 'removal', policy.version],
    queryFn: ({ signal }) =>
      unwrap(api.POST('/api/v1/deadline-policies/{id}/removal/preview', { params: { path, header: idempotent(newKey()) }, signal })),
    staleTime: 0,
    gcTime: 0,
  });
  return (
    <QueryState query={effect} lines={3}>
      {(data) => (
        <WhatIfStep
          effect={data}
          title={t('exception.ifEnded', { name })}
          apply={() => unwrap(api.DELETE('/api/v1/deadline-policies/{id}', { params: { path, header: ifMatch(policy.version) } }))}
          onApplied={onEnded}
          onBack={onClose}
          backLabel={t('cancel')}
          onStale={() => void cache.invalidateQueries({ queryKey: ['deadline-policies'] })}
        />
      )}
    </QueryState>
  );
}
