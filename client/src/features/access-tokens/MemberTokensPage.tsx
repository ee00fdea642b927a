import { api, unwrap } from '@api';
import { Page, QueryState } from '@components';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { TokenLists } from './TokenLists';

/** For administrators: which programs act for a member? */
export function MemberTokensPage() {
  const { t } = useTranslation('access-tokens');
  const { id = '' } = useParams();
  const member = useQuery({
    queryKey: ['members', id],
    queryFn: ({ signal }) => unwrap(api.GET('/api/v1/members/{id}', { params: { path: { id } }, signal })),
  });
  return (
    <QueryState query={member}>
      {({ name }) => (
        <Page
          name={t('ofMember.name', { name })}
          heading={t('ofMember.name', { name })}
          lede={t('ofMember.lede')}
          crumbs={[{ text: t('ofMember.members'), to: '/admin/members' }, { text: name }]}
        >
          <TokenLists memberId={id} empty={t('ofMember.empty', { name })} />
        </Page>
      )}
    </QueryState>
  );
}
