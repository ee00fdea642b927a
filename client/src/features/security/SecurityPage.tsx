import { Page, ProviderLink, QueryState } from '@components';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { secondFactorQuery } from './api';
import { Password } from './Password';
import { SecondFactor } from './SecondFactor';
import { Sessions } from './Sessions';

/** What does somebody need who wants to sign in as me? */
export function SecurityPage() {
  const { t } = useTranslation('security');
  const mine = useQuery(secondFactorQuery);
  return (
    <QueryState query={mine}>
      {(it) => (
        <Page
          name={t('name')}
          heading={t(it.enabled && it.policy !== 'off' ? 'heading.both' : 'heading.password')}
          lede={t(`policy.${it.policy}.mine`)}
        >
          <Password />
          <SecondFactor mine={it} />
          <Sessions />
          <ProviderLink />
        </Page>
      )}
    </QueryState>
  );
}
