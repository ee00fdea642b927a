import { isProblem, useSignIn } from '@api';
import { ErrorState, SecondStep, secondStepOf } from '@components';
import { Button, Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';

interface Credentials {
  email: string;
  password: string;
}

/** E-mail and password. One sentence for a wrong password and an unknown person: which of them it was is nobody's business. */
export function SignInForm({ email }: { email?: string }) {
  const { t } = useTranslation('session');
  const signIn = useSignIn();
  const step = secondStepOf(signIn.error);
  if (step) return <SecondStep step={step} onBack={() => signIn.reset()} />;
  const refused = isProblem(signIn.error, 401, 422) && signIn.error.problem.code !== 'session.providerRequired';
  return (
    <Form<Credentials> layout="vertical" initialValues={{ email }} onFinish={(who) => signIn.mutate(who)} validateTrigger="onSubmit">
      <Form.Item name="email" label={t('email')} rules={[{ required: true, message: t('emailMissing') }]}>
        <Input type="email" autoComplete="username" size="large" autoFocus={!email} />
      </Form.Item>
      <Form.Item
        name="password"
        label={t('password')}
        rules={[{ required: true, message: t('passwordMissing') }]}
        validateStatus={refused ? 'error' : undefined}
        help={refused ? <span role="alert">{t('wrong')}</span> : undefined}
      >
        <Input.Password autoComplete="current-password" size="large" autoFocus={Boolean(email)} />
      </Form.Item>
      {signIn.isError && !refused && <ErrorState error={signIn.error} />}
      <Button type="primary" size="large" htmlType="submit" block disabled={signIn.isPending}>
        {signIn.isPending ? t('signingIn') : t('signIn')}
      </Button>
    </Form>
  );
}
