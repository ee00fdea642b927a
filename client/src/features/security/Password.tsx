import { api, unwrap } from '@api';
import { Note, ProblemForm, Section } from '@components';
import { useQueryClient } from '@tanstack/react-query';
import { Button, Form, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

interface Values {
  present: string;
  password: string;
}

/** Another password; nothing of it is kept as a draft. */
export function Password() {
  const { t } = useTranslation('security');
  const cache = useQueryClient();
  const [open, setOpen] = useState(false);
  const [done, setDone] = useState(false);
  return (
    <Section title={t('password')}>
      <div role="status">{done && <Note>{t('change.done')}</Note>}</div>
      {open ? (
        <ProblemForm<Values, unknown>
          initialValues={{ present: '', password: '' }}
          submitLabel={t('change.send')}
          secondary={<Button onClick={() => setOpen(false)}>{t('cancel')}</Button>}
          submit={(values) => unwrap(api.POST('/api/v1/me/password', { body: values }))}
          onDone={() => {
            setOpen(false);
            setDone(true);
            void cache.invalidateQueries({ queryKey: ['sessions'] });
          }}
        >
          <Form.Item name="present" label={t('change.present')} rules={[{ required: true, message: t('passwordMissing') }]}>
            <Input.Password autoComplete="current-password" autoFocus />
          </Form.Item>
          <Form.Item
            name="password"
            label={t('change.password')}
            extra={t('change.hint')}
            rules={[{ required: true, message: t('passwordMissing') }]}
          >
            <Input.Password autoComplete="new-password" />
          </Form.Item>
        </ProblemForm>
      ) : (
        <Button
          onClick={() => {
            setDone(false);
            setOpen(true);
          }}
        >
          {t('change.open')}
        </Button>
      )}
    </Section>
  );
}
