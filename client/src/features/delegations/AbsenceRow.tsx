import { api, idempotent, ifMatch, problemOf, unwrap, useIdempotencyKey } from '@api';
import { Refusal, useTimes } from '@components';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Delegation } from './api';

interface AbsenceRowProps {
  absence: Delegation;
  /** The reader's own: then nobody has to be named. */
  own?: boolean;
  onEnded: (said: string) => void;
}

/** Who is away from when to when, who stands in, and the way to end it. */
export function AbsenceRow({ absence, own = false, onEnded }: AbsenceRowProps) {
  const { t } = useTranslation('delegations');
  const times = useTimes();
  const cache = useQueryClient();
  const [asking, setAsking] = useState(false);
  const { key } = useIdempotencyKey();
  const { member, deputy, firstDay, lastDay, state, reason, allowed } = absence;
  const said = { who: member.name, from: times.day(firstDay), to: times.day(lastDay) };
  const ending = useMutation({
    mutationFn: () =>
      unwrap(
        api.POST('/api/v1/delegations/{id}/end', {
          params: { path: { id: absence.id }, header: { ...ifMatch(absence.version), ...idempotent(key) } },
        }),
      ),
    onSuccess: () => onEnded(t('ended', said)),
  });
  return (
    <>
      <div className="ttl">{t(own ? 'row.own' : 'row.other', said)}</div>
      <div className="sub">
        {[t(`state.${state}`), deputy ? t('row.deputy', { deputy: deputy.name }) : t('row.nobody'), reason].filter(Boolean).join(' · ')}
      </div>
      {allowed.includes('end') && (
        <div className="end">
          <Button aria-expanded={asking} onClick={() => setAsking(!asking)}>
            {t(state === 'inEffect' ? 'end.open' : 'end.callOff')}
            <span className="vh"> {t('row.other', said)}</span>
          </Button>
        </div>
      )}
      {asking && (
        <div className="answer">
          {ending.isError && (
            <Refusal
              problem={problemOf(ending.error)}
              loose={[]}
              mine={() => ''}
              onStale={() => void cache.invalidateQueries({ queryKey: ['delegations'] })}
            />
          )}
          <p className="q2">{t('end.hint')}</p>
          <div className="formfoot">
            <Button autoFocus onClick={() => setAsking(false)}>
              {t('cancel')}
            </Button>
            <Button type="primary" aria-disabled={ending.isPending || undefined} onClick={() => !ending.isPending && ending.mutate()}>
              {t('end.send')}
            </Button>
          </div>
        </div>
      )}
    </>
  );
}
