import { DepartmentSelect } from '@components';
import { Checkbox, Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';

export interface MemberValues {
  name: string;
  departmentId: string;
  title: string;
  administrator: boolean;
}

/** What administrators say of a member, new or not. */
export function MemberFields({ email }: { email?: boolean }) {
  const { t } = useTranslation('members');
  return (
    <>
      <Form.Item name="name" label={t('form.name')} rules={[{ required: true, whitespace: true, message: t('form.nameMissing') }]}>
        <Input maxLength={100} autoFocus={email} />
      </Form.Item>
      {email && (
        <Form.Item
          name="email"
          label={t('form.email')}
          extra={t('form.emailHint')}
          rules={[{ required: true, whitespace: true, message: t('form.emailMissing') }]}
        >
          <Input type="email" maxLength={320} autoComplete="off" />
        </Form.Item>
      )}
      <Form.Item name="departmentId" label={t('form.department')} rules={[{ required: true, message: t('form.departmentMissing') }]}>
        <DepartmentSelect />
      </Form.Item>
      <Form.Item name="title" label={t('form.title')} extra={t('form.titleHint')}>
        <Input maxLength={100} />
      </Form.Item>
      <Form.Item name="administrator" valuePropName="checked" extra={t('form.administratorHint')}>
        <Checkbox>{t('form.administrator')}</Checkbox>
      </Form.Item>
    </>
  );
}
