import { api, idempotent, unwrap, useSession } from '@api';
import { Choice, ProblemForm } from '@components';
import { Button, Checkbox, Form, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { type Feature, features, type Made, type Scope } from './api';

interface Values {
  name?: string;
  scopes?: Scope[];
  features?: Feature[];
  days?: string;
}

const lasting = ['7', '30', '90', '180', '366'] as const;

interface MakeFormProps {
  onDone: (made: Made) => void;
  onCancel: () => void;
}

export function MakeForm({ onDone, onCancel }: MakeFormProps) {
  const { t } = useTranslation('access-tokens');
  const { roles } = useSession();
  const scopes: Scope[] = roles.includes('administrator') ? ['read', 'write', 'admin'] : ['read', 'write'];
  return (
    <ProblemForm<Values, Made>
      initialValues={{ scopes: ['read'], days: '90' }}
      submitLabel={t('make.send')}
      secondary={<Button onClick={onCancel}>{t('cancel')}</Button>}
      fieldOf={(path) => (path === '$.expiresInDays' ? ['days'] : undefined)}
      submit={({ name = '', scopes: chosen = [], features: limited = [], days }, { idempotencyKey }) =>
        unwrap(
          api.POST('/api/v1/access-tokens', {
            params: { header: idempotent(idempotencyKey) },
            body: { name, scopes: chosen, features: limited, expiresInDays: Number(days) },
          }),
        )
      }
      onDone={onDone}
    >
      <Form.Item
        name="name"
        label={t('field.name')}
        extra={t('field.nameHint')}
        rules={[{ required: true, whitespace: true, message: t('field.nameMissing') }]}
      >
        <Input maxLength={100} autoComplete="off" />
      </Form.Item>
      <Form.Item name="scopes" label={t('field.scopes')} extra={t('field.scopesHint')}>
        <Checkbox.Group options={scopes.map((it) => ({ value: it, label: t(`scope.${it}`), disabled: it === 'read' }))} />
      </Form.Item>
      <Form.Item name="features" label={t('field.features')} extra={t('field.featuresHint')}>
        <Select
          mode="multiple"
          allowClear
          placeholder={t('everything')}
          optionFilterProp="label"
          options={features.map((it) => ({ value: it, label: t(`feature.${it}`) }))}
        />
      </Form.Item>
      <Form.Item name="days" label={t('field.days')} extra={t('field.daysHint')}>
        <Choice label={t('field.days')} options={lasting.map((it) => ({ value: it, label: t('days', { count: Number(it) }) }))} />
      </Form.Item>
    </ProblemForm>
  );
}
