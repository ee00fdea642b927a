import { api, type Body, isProblem, unwrap } from '@api';
import { Door, DoorForm, ErrorState, LinkButton, Note, Skeleton, useLinkToken } from '@components';
import { useQuery } from '@tanstack/react-query';
import { Form, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';

type Values = Omit<Body<'post', '/api/v1/setup'>, 'token'>;

const zones = () => Intl.supportedValuesOf('timeZone').map((it) => ({ value: it, label: it }));

/** The first organization of this installation: what is it called, and who runs it? */
export function SetupPage() {
  const { t } = useTranslation('setup');
  const token = useLinkToken();
  const setup = useQuery({ queryKey: ['setup'], queryFn: ({ signal }) => unwrap(api.GET('/api/v1/setup', { signal })), retry: false });
  if (isProblem(setup.error, 404))
    return (
      <Door name={t('name')} heading={t('done')} lede={t('doneLede')}>
        <p>
          <LinkButton to="/" primary>
            {t('signIn')}
          </LinkButton>
        </p>
      </Door>
    );
  return (
    <Door name={t('name')} heading={t('heading')} lede={t('lede')}>
      {setup.isError ? (
        <ErrorState error={setup.error} onRetry={() => void setup.refetch()} />
      ) : !setup.data ? (
        <Skeleton />
      ) : token ? (
        <Founding token={token} />
      ) : (
        <Note tone="soon">{t('noToken')}</Note>
      )}
    </Door>
  );
}

function Founding({ token }: { token: string }) {
  const { t, i18n } = useTranslation('setup');
  const needed = (message: string) => [{ required: true, whitespace: true, message }];
  return (
    <DoorForm<Values>
      initialValues={{ timeZone: 'Asia/Shanghai', language: i18n.language }}
      submitLabel={t('send')}
      submit={(values) => unwrap(api.POST('/api/v1/setup', { body: { ...values, token } }))}
    >
      <Form.Item name="organization" label={t('organization')} rules={needed(t('organizationMissing'))}>
        <Input size="large" maxLength={100} autoComplete="organization" autoFocus />
      </Form.Item>
      <Form.Item name="timeZone" label={t('timeZone')} extra={t('timeZoneHint')}>
        <Select size="large" options={zones()} showSearch={{ optionFilterProp: 'label' }} />
      </Form.Item>
      <Form.Item name="language" label={t('language')} extra={t('languageHint')}>
        <Select
          size="large"
          options={[
            { value: 'zh-CN', label: '中文' },
            { value: 'en', label: 'English' },
          ]}
        />
      </Form.Item>
      <Form.Item name="department" label={t('department')} extra={t('departmentHint')} rules={needed(t('departmentMissing'))}>
        <Input size="large" maxLength={100} />
      </Form.Item>
      <Form.Item name="name" label={t('person')} rules={needed(t('personMissing'))}>
        <Input size="large" maxLength={100} autoComplete="name" />
      </Form.Item>
      <Form.Item name="email" label={t('email')} extra={t('emailHint')} rules={needed(t('emailMissing'))}>
        <Input size="large" type="email" maxLength={320} autoComplete="username" />
      </Form.Item>
      <Form.Item
        name="password"
        label={t('password')}
        extra={t('passwordHint')}
        rules={[{ required: true, message: t('passwordMissing') }]}
      >
        <Input.Password size="large" maxLength={128} autoComplete="new-password" />
      </Form.Item>
    </DoorForm>
  );
}
