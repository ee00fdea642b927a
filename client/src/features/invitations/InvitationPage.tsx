import { api, unwrap } from '@api';
import { Door, DoorForm, ErrorState, LinkButton, Skeleton, useLinkToken } from '@components';
import { useQuery } from '@tanstack/react-query';
import { Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';

/** Whoever was invited, or lost a password, chooses one. */
export function InvitationPage() {
  const { t } = useTranslation('invitations');
  const token = useLinkToken() ?? '';
  const invited = useQuery({
    queryKey: ['invitations', 'mine'],
    queryFn: ({ signal }) => unwrap(api.POST('/api/v1/invitations/look', { body: { token }, signal })),
    enabled: token !== '',
    retry: false,
    staleTime: Infinity,
    gcTime: 0,
  });
  if (token === '' || invited.isError)
    return (
      <Door name={t('name')} heading={t('invalid')}>
        {invited.isError ? <ErrorState error={invited.error} onRetry={() => void invited.refetch()} /> : <p>{t('noToken')}</p>}
        <p className="gap-above">
          <LinkButton to="/">{t('signIn')}</LinkButton>
        </p>
      </Door>
    );
  if (!invited.data)
    return (
      <Door name={t('name')} heading={t('name')}>
        <Skeleton />
      </Door>
    );
  const { name, email, organization } = invited.data;
  return (
    <Door name={t('name')} heading={t('heading', { name })} lede={t('lede', { organization })}>
      <DoorForm<{ password: string }>
        submitLabel={t('send')}
        submit={({ password }) => unwrap(api.POST('/api/v1/invitations/accept', { body: { token, password } }))}
      >
        <Form.Item label={t('email')} extra={t('emailHint')} htmlFor="invited-email">
          <Input id="invited-email" size="large" type="email" value={email} readOnly autoComplete="username" />
        </Form.Item>
        <Form.Item
          name="password"
          label={t('password')}
          extra={t('passwordHint')}
          rules={[{ required: true, message: t('passwordMissing') }]}
        >
          <Input.Password size="large" maxLength={128} autoComplete="new-password" autoFocus />
        </Form.Item>
      </DoorForm>
    </Door>
  );
}
