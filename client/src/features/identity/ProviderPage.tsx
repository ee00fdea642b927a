import { type Answer, api, ifMatch, isProblem, unwrap } from '@api';
import { Page, QueryState } from '@components';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ProviderForm } from './ProviderForm';
import { Removal } from './Removal';

export type Provider = Answer<'get', '/api/v1/organization/identity-provider'>;

/** For administrators: with which provider may our people sign in, and whom of those it knows do we take in? */
export function ProviderPage() {
  const { t } = useTranslation('identity');
  const cache = useQueryClient();
  const [said, setSaid] = useState('');
  const provider = useQuery({
    queryKey: ['organization', 'identity-provider'],
    queryFn: async ({ signal }): Promise<{ present: Provider | null; address: string | null }> => {
      const { address } = await unwrap(api.GET('/api/v1/organization/identity-provider/return-address', { signal }));
      try {
        return { present: await unwrap(api.GET('/api/v1/organization/identity-provider', { signal })), address };
      } catch (error) {
        if (isProblem(error, 404)) return { present: null, address };
        throw error;
      }
    },
  });
  const refresh = (sentence: string) => {
    setSaid(sentence);
    void cache.invalidateQueries({ predicate: ({ queryKey }) => ['organization', 'identity'].includes(String(queryKey[0])) });
  };
  return (
    <QueryState query={provider}>
      {({ present, address }) => (
        <Page
          name={t('admin.name')}
          heading={present ? t('admin.heading', { provider: present.name, count: present.linked }) : t('admin.none')}
          lede={t('admin.lede')}
          crumbs={[{ text: t('admin.signIn'), to: '/admin/sign-in' }, { text: t('admin.name') }]}
        >
          <p role="status" className={said ? 'said-row' : 'vh'}>
            {said}
          </p>
          <ProviderForm
            present={present}
            address={address}
            submit={(body, version) =>
              unwrap(api.PUT('/api/v1/organization/identity-provider', { params: { header: ifMatch(version) }, body }))
            }
            onDone={(saved) => refresh(t('admin.saved', { provider: saved.name }))}
          />
          {present && <Removal name={present.name} onRemoved={() => refresh(t('admin.removed'))} />}
        </Page>
      )}
    </QueryState>
  );
}
