import { api, idempotent, newKey, problemOf, unwrap } from '@api';
import { type OpenSession, QueryState, Refusal, Section, SessionList, useSessionName } from '@components';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { sessionsQuery } from './api';

/** Where am I signed in? What is not mine ends here. */
export function Sessions() {
  const { t } = useTranslation('security');
  const cache = useQueryClient();
  const nameOf = useSessionName();
  const sessions = useQuery(sessionsQuery);
  const refresh = () => void cache.invalidateQueries({ queryKey: ['sessions'] });
  const ending = useMutation({
    mutationFn: (one: OpenSession | null) =>
      one
        ? unwrap(api.DELETE('/api/v1/me/sessions/{id}', { params: { path: { id: one.id } } }))
        : unwrap(api.POST('/api/v1/me/sessions/end-others', { params: { header: idempotent(newKey()) } })),
    onSettled: refresh,
  });
  const others = sessions.data?.items.filter((it) => !it.present).length ?? 0;
  return (
    <Section title={t('sessions.title')}>
      <p className="q2 gap-below">{t('sessions.lede')}</p>
      {ending.isError && <Refusal problem={problemOf(ending.error)} loose={[]} mine={() => ''} onStale={refresh} />}
      <QueryState query={sessions}>
        {({ items }) => (
          <SessionList
            items={items}
            end={(it) =>
              !it.present && (
                <Button disabled={ending.isPending} onClick={() => ending.mutate(it)}>
                  {t('sessions.end')}
                  <span className="vh"> {nameOf(it)}</span>
                </Button>
              )
            }
          />
        )}
      </QueryState>
      {others > 1 && (
        <Button className="gap-above" disabled={ending.isPending} onClick={() => ending.mutate(null)}>
          {t('sessions.endOthers', { count: others })}
        </Button>
      )}
    </Section>
  );
}
