import { type Answer, api, isProblem, proofEnded, unwrap } from '@api';
import { useMutation } from '@tanstack/react-query';
import { Button, Form, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorState } from '../QueryState';
import { ProviderProof } from './ProviderProof';

interface Values {
  secret: string;
}

/** The password, or a code of the app. */
export function ProofForm({ by }: { by: Answer<'get', '/api/v1/session/proof'> }) {
  const { t } = useTranslation('security');
  const [form] = Form.useForm<Values>();
  const [way, setWay] = useState<'password' | 'code'>(by.password ? 'password' : 'code');
  const proving = useMutation({
    mutationFn: ({ secret }: Values) =>
      unwrap(api.POST('/api/v1/session/proof', { body: way === 'password' ? { password: secret } : { code: secret } })),
    onSuccess: () => proofEnded(true),
    onError: (error) => {
      if (isProblem(error, 422)) form.setFields([{ name: 'secret', errors: Object.values(error.problem.errors ?? {}).flat() }]);
    },
  });
  const rest = () => proofEnded(false);
  if (!by.password && !by.code)
    return (
      <>
        <ProviderProof />
        <p className="gap-above gap-below">{t('proof.none')}</p>
        <Button onClick={rest}>{t('proof.leave')}</Button>
      </>
    );
  return (
    <Form<Values> form={form} layout="vertical" onFinish={(values) => proving.mutate(values)} validateTrigger="onSubmit">
      {way === 'password' ? (
        <Form.Item key="password" name="secret" label={t('password')} rules={[{ required: true, message: t('passwordMissing') }]}>
          <Input.Password autoComplete="current-password" autoFocus />
        </Form.Item>
      ) : (
        <Form.Item
          key="code"
          name="secret"
          label={t('code')}
          extra={t('codeOrRecovery')}
          rules={[{ required: true, message: t('codeMissing') }]}
        >
          <Input autoComplete="one-time-code" maxLength={40} autoFocus />
        </Form.Item>
      )}
      {proving.isError && !isProblem(proving.error, 422) && <ErrorState error={proving.error} />}
      <div className="formfoot">
        <Button type="primary" htmlType="submit" disabled={proving.isPending}>
          {t('proof.send')}
        </Button>
        {by.password && by.code && (
          <Button
            onClick={() => {
              form.resetFields();
              setWay(way === 'password' ? 'code' : 'password');
            }}
          >
            {t(way === 'password' ? 'proof.byCode' : 'proof.byPassword')}
          </Button>
        )}
        <Button onClick={rest}>{t('proof.leave')}</Button>
      </div>
    </Form>
  );
}
