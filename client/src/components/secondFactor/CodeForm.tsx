import { isProblem } from '@api';
import { useMutation } from '@tanstack/react-query';
import { Button, Form, Input } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorState } from '../QueryState';

interface Values {
  code: string;
  password?: string;
}

interface CodeFormProps<Result> {
  /** Only digits of the app, or also recovery codes. */
  appOnly?: boolean;
  withPassword?: boolean;
  submitLabel: string;
  secondary?: ReactNode;
  submit: (values: Values) => Promise<Result>;
  onDone: (result: Result) => void;
}

/** Asks for a code. Nothing of it is kept as a draft. */
export function CodeForm<Result>({ appOnly = false, withPassword = false, submitLabel, secondary, submit, onDone }: CodeFormProps<Result>) {
  const { t } = useTranslation('security');
  const [form] = Form.useForm<Values>();
  const sending = useMutation({
    mutationFn: submit,
    onSuccess: onDone,
    onError: (error) => {
      if (!isProblem(error, 422)) return;
      const fields = Object.entries(error.problem.errors ?? {});
      form.setFields(fields.map(([path, errors]) => ({ name: path.replace('$.', '') as keyof Values, errors })));
      if (fields[0]) form.scrollToField(fields[0][0].replace('$.', ''), { focus: true, block: 'nearest' });
    },
  });
  return (
    <Form<Values> form={form} layout="vertical" onFinish={(values) => sending.mutate(values)} validateTrigger="onSubmit">
      {withPassword && (
        <Form.Item name="password" label={t('password')} rules={[{ required: true, message: t('passwordMissing') }]}>
          <Input.Password autoComplete="current-password" autoFocus />
        </Form.Item>
      )}
      <Form.Item
        name="code"
        label={t('code')}
        extra={appOnly ? t('codeOfApp') : t('codeOrRecovery')}
        rules={[{ required: true, whitespace: true, message: t('codeMissing') }]}
      >
        <Input autoComplete="one-time-code" inputMode={appOnly ? 'numeric' : 'text'} maxLength={40} autoFocus={!withPassword} />
      </Form.Item>
      {sending.isError && !isProblem(sending.error, 422) && <ErrorState error={sending.error} />}
      <div className="formfoot">
        <Button type="primary" htmlType="submit" disabled={sending.isPending}>
          {submitLabel}
        </Button>
        {secondary}
      </div>
    </Form>
  );
}
