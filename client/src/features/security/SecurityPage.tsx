import { Page, QueryState } from '@components';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { secondFactorQuery } from './api';
import { SecondFactor } from './SecondFactor';

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
          <SecondFactor mine={it} />
        </Page>
      )}
    </QueryState>
  );
}
