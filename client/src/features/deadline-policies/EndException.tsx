import { api, ifMatch, problemOf, unwrap } from '@api';
import { Refusal, type WhatIf } from '@components';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Policy } from './api';

interface EndExceptionProps {
  policy: Policy;
  onClose: () => void;
  onEnded: (effect: WhatIf) => void;
}

/** Asks once before an exception ends: the organization's limit holds again at once. */
export function EndException({ policy, onClose, onEnded }: EndExceptionProps) {
  const { t } = useTranslation('deadline-policies');
  const cache = useQueryClient();
  const ending = useMutation({
    mutationFn: () =>
      unwrap(api.DELETE('/api/v1/deadline-policies/{id}', { params: { path: { id: policy.id }, header: ifMatch(policy.version) } })),
    onSuccess: onEnded,
  });
  return (
    <>
      {ending.isError && (
        <Refusal
          problem={problemOf(ending.error)}
          loose={[]}
          mine={() => ''}
          onStale={() => void cache.invalidateQueries({ queryKey: ['deadline-policies'] })}
        />
      )}
      <p className="q2">{t('exception.endHint')}</p>
      <div className="formfoot">
        <Button autoFocus onClick={onClose}>
          {t('cancel')}
        </Button>
        <Button
          type="primary"
          aria-disabled={ending.isPending || undefined}
          onClick={() => {
            if (!ending.isPending) ending.mutate();
          }}
        >
          {t('exception.end')}
        </Button>
      </div>
    </>
  );
}
