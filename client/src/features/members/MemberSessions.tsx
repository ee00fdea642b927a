import { api, idempotent, newKey, problemOf, unwrap } from '@api';
import { QueryState, Refusal, Section, SessionList } from '@components';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { type Member, memberSessionsQuery } from './api';

/** Where a member is signed in: a lost laptop is shut out from here. */
export function MemberSessions({ member }: { member: Member }) {
  const { t } = useTranslation('members');
  const cache = useQueryClient();
  const sessions = useQuery(memberSessionsQuery(member.id));
  const refresh = () => void cache.invalidateQueries({ queryKey: ['members', member.id, 'sessions'] });
  const ending = useMutation({
    mutationFn: () =>
      unwrap(api.POST('/api/v1/members/{id}/sessions/end', { params: { path: { id: member.id }, header: idempotent(newKey()) } })),
    onSettled: refresh,
  });
  return (
    <Section title={t('sessions.title')}>
      {ending.isError && <Refusal problem={problemOf(ending.error)} loose={[]} mine={() => ''} onStale={refresh} />}
      <QueryState query={sessions}>
        {({ items }) => (
          <>
            <SessionList items={items} />
            {items.length > 0 && (
              <Button className="gap-above" disabled={ending.isPending} onClick={() => ending.mutate()}>
                {t('sessions.end')}
              </Button>
            )}
          </>
        )}
      </QueryState>
    </Section>
  );
}
