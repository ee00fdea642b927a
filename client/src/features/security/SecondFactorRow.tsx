import { api, problemOf, unwrap, useSession } from '@api';
import { Refusal, useTimes } from '@components';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { WithSecondFactor } from './api';

interface SecondFactorRowProps {
  of: WithSecondFactor;
  onReset: (said: string) => void;
}

/** A member with a second factor, and the way to take it away from one who lost the phone. */
export function SecondFactorRow({ of: { member, since, recoveryCodesLeft }, onReset }: SecondFactorRowProps) {
  const { t } = useTranslation('security');
  const times = useTimes();
  const cache = useQueryClient();
  const me = useSession().member.id;
  const [asking, setAsking] = useState(false);
  const refresh = () =>
    void cache.invalidateQueries({ predicate: ({ queryKey }) => ['second-factors', 'organization'].includes(String(queryKey[0])) });
  const resetting = useMutation({
    mutationFn: () => unwrap(api.DELETE('/api/v1/members/{id}/second-factor', { params: { path: { id: member.id } } })),
    onSuccess: () => {
      onReset(t('reset.done', { name: member.name }));
      refresh();
    },
  });
  return (
    <>
      <div className="ttl">{member.name}</div>
      <div className="sub">
        {[t('reset.since', { since: times.instant(since) }), t('recovery.left', { count: recoveryCodesLeft })].join(' · ')}
      </div>
      {member.id !== me && (
        <div className="end">
          <Button aria-expanded={asking} onClick={() => setAsking(!asking)}>
            {t('reset.open')}
            <span className="vh"> {member.name}</span>
          </Button>
        </div>
      )}
      {asking && (
        <div className="answer">
          {resetting.isError && <Refusal problem={problemOf(resetting.error)} loose={[]} mine={() => ''} onStale={refresh} />}
          <p className="q2">{t('reset.hint', { name: member.name })}</p>
          <div className="formfoot">
            <Button autoFocus onClick={() => setAsking(false)}>
              {t('cancel')}
            </Button>
            <Button
              type="primary"
              aria-disabled={resetting.isPending || undefined}
              onClick={() => !resetting.isPending && resetting.mutate()}
            >
              {t('reset.send')}
            </Button>
          </div>
        </div>
      )}
    </>
  );
}
