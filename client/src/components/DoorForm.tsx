import { isProblem, type Session, useEnter } from '@api';
import { useMutation } from '@tanstack/react-query';
import { Button, Form } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { ErrorState } from './QueryState';
import { SecondStep, secondStepOf } from './secondFactor/SecondStep';

interface DoorFormProps<Values extends object> {
  initialValues?: Partial<Values>;
  submitLabel: string;
  submit: (values: Values) => Promise<Session>;
  children: ReactNode;
}

/**
 * A form that ends signed in: then the address with its secret is left behind. Nothing of it is kept as a draft; a 422 marks its fields,
 * whose names are the body's.
 */
export function DoorForm<Values extends object>({ initialValues, submitLabel, submit, children }: DoorFormProps<Values>) {
  const { t } = useTranslation();
  const [form] = Form.useForm<Values>();
  const [marked, setMarked] = useState(false);
  const enter = useEnter();
  const navigate = useNavigate();
  const sending = useMutation({
    mutationFn: submit,
    onMutate: () => setMarked(false),
    onSuccess: (session) => {
      enter(session);
      void navigate('/', { replace: true });
    },
    onError: (error) => {
      if (isProblem(error, 422)) mark(error.problem.errors ?? {});
    },
  });

  function mark(errors: Record<string, string[]>) {
    const fields = Object.entries(errors).map(([path, messages]) => ({ name: path.replace('$.', '') as never, errors: messages }));
    form.setFields(fields);
    setMarked(fields.length > 0);
    if (fields[0]) form.scrollToField(fields[0].name, { focus: true, block: 'nearest' });
  }

  const step = secondStepOf(sending.error);
  if (step) {
    const leave = () => void navigate('/', { replace: true });
    return <SecondStep step={step} onBack={leave} onEntered={leave} />;
  }
  return (
    <Form<Values>
      form={form}
      layout="vertical"
      initialValues={initialValues}
      onFinish={(values) => sending.mutate(values)}
      validateTrigger="onSubmit"
      scrollToFirstError={{ focus: true, block: 'nearest' }}
    >
      {children}
      {sending.isError && !marked && <ErrorState error={sending.error} />}
      <Button type="primary" size="large" htmlType="submit" block disabled={sending.isPending}>
        {sending.isPending ? t('form.sending') : submitLabel}
      </Button>
    </Form>
  );
}
