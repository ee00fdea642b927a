import { api, problemOf, proofEnded, unwrap } from '@api';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';

/** Proves again who one is by signing in anew at the provider, in another window, so that this page keeps what was typed. */
export function ProviderProof() {
  const { t } = useTranslation('identity');
  const mine = useQuery({ queryKey: ['identity'], queryFn: ({ signal }) => unwrap(api.GET('/api/v1/me/identity', { signal })) });
  const going = useMutation({
    mutationFn: () => unwrap(api.POST('/api/v1/session/proof/provider')),
    onSuccess: ({ address }) => globalThis.open(address, '_blank', 'noopener'),
  });
  if (!mine.data?.linkedAt) return null;
  return (
    <div className="gap-above">
      {going.isError && <p role="alert">{problemOf(going.error).detail}</p>}
      {going.isSuccess ? (
        <Button type="primary" onClick={() => proofEnded(true)}>
          {t('proof.done')}
        </Button>
      ) : (
        <Button disabled={going.isPending} onClick={() => going.mutate()}>
          {t('proof.go', { provider: mine.data.provider })}
        </Button>
      )}
    </div>
  );
}
