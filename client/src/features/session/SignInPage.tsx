import { Door } from '@components';
import { useTranslation } from 'react-i18next';
import { DemoAccounts } from './DemoAccounts';
import { ProviderSignIn } from './ProviderSignIn';
import { SignInForm } from './SignInForm';

/** Let me in. */
export function SignInPage() {
  const { t } = useTranslation('session');
  return (
    <Door name={t('name')} heading={t('heading')} beside={<DemoAccounts />}>
      <SignInForm />
      <p className="s q2 gap-above">{t('lost')}</p>
      <ProviderSignIn />
    </Door>
  );
}
