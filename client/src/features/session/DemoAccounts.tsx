import { type Answer, api, isProblem, unwrap, useSignIn } from '@api';
import { Avatar, ErrorState, SecondStep, secondStepOf } from '@components';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';

type Accounts = Answer<'get', '/api/v1/demo/accounts'>['items'];

/** Published with the product (contract, "Demo accounts"); it exists in demo mode alone. */
const demoPassword = 'Collab-demo-2026';

/** In demo mode the people of the worked example; a click signs in as one. Outside it the API answers 404 and nothing is shown. */
export function DemoAccounts() {
  const { t } = useTranslation('session');
  const signIn = useSignIn();
  const { data: accounts } = useQuery({
    queryKey: ['demo', 'accounts'],
    queryFn: async ({ signal }): Promise<Accounts> => {
      try {
        return (await unwrap(api.GET('/api/v1/demo/accounts', { signal }))).items;
      } catch (error) {
        if (isProblem(error, 404)) return [];
        throw error;
      }
    },
    staleTime: Infinity,
  });
  if (!accounts?.length) return null;
  const step = secondStepOf(signIn.error);
  return (
    <section className="people" aria-labelledby="people">
      <h2 id="people">{t('demoHeading')}</h2>
      <p className="s q2">{t('demoLede')}</p>
      {step && <SecondStep step={step} onBack={() => signIn.reset()} />}
      <ul>
        {accounts.map((it) => (
          <li key={it.email}>
            <button type="button" disabled={signIn.isPending} onClick={() => signIn.mutate({ email: it.email, password: demoPassword })}>
              <Avatar name={it.name} />
              <span>
                <b>{it.name}</b>
                <span className="s q2">
                  {[it.department, it.title ?? t(`role.${it.role}`, { defaultValue: it.role })].filter(Boolean).join(' · ')}
                </span>
                <span className="x q3">{it.email}</span>
              </span>
            </button>
          </li>
        ))}
      </ul>
      {signIn.isError && !step && <ErrorState error={signIn.error} />}
    </section>
  );
}
