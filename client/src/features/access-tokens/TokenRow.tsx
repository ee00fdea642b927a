import { api, ifMatch, problemOf, unwrap } from '@api';
import { Refusal, useTimes } from '@components';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AccessToken } from './api';

interface TokenRowProps {
  token: AccessToken;
  onRevoked: (said: string) => void;
}

/** What a token is for, what it may do, until when, when it was last used, and the way to end it. */
export function TokenRow({ token, onRevoked }: TokenRowProps) {
  const { t } = useTranslation('access-tokens');
  const times = useTimes();
  const cache = useQueryClient();
  const [asking, setAsking] = useState(false);
  const { name, prefix, scopes, features, state, expiresAt, lastUsedAt, revokedAt, revokedBy, allowed } = token;
  const refresh = () => void cache.invalidateQueries({ queryKey: ['access-tokens'] });
  const revoking = useMutation({
    mutationFn: () =>
      unwrap(api.DELETE('/api/v1/access-tokens/{id}', { params: { path: { id: token.id }, header: ifMatch(token.version) } })),
    onSuccess: () => {
      onRevoked(t('revoked', { name }));
      refresh();
    },
  });
  return (
    <>
      <div className="ttl">{name}</div>
      <div className="sub">
        {[
          `${prefix}…`,
          scopes.map((it) => t(`scope.${it}`)).join(t('comma')),
          features.length > 0 && t('only', { features: features.map((it) => t(`feature.${it}`)).join(t('comma')) }),
          revokedAt
            ? t('state.revoked', { at: times.instant(revokedAt), who: revokedBy?.name ?? '' })
            : t(`state.${state}`, { at: times.instant(expiresAt) }),
          lastUsedAt ? t('lastUsed', { at: times.instant(lastUsedAt) }) : t('neverUsed'),
        ]
          .filter(Boolean)
          .join(' · ')}
      </div>
      {allowed.includes('revoke') && (
        <div className="end">
          <Button aria-expanded={asking} onClick={() => setAsking(!asking)}>
            {t('revoke.open')}
            <span className="vh"> {name}</span>
          </Button>
        </div>
      )}
      {asking && allowed.includes('revoke') && (
        <div className="answer">
          {revoking.isError && <Refusal problem={problemOf(revoking.error)} loose={[]} mine={() => ''} onStale={refresh} />}
          <p className="q2">{t('revoke.hint')}</p>
          <div className="formfoot">
            <Button autoFocus onClick={() => setAsking(false)}>
              {t('cancel')}
            </Button>
            <Button type="primary" aria-disabled={revoking.isPending || undefined} onClick={() => !revoking.isPending && revoking.mutate()}>
              {t('revoke.send')}
            </Button>
          </div>
        </div>
      )}
    </>
  );
}
