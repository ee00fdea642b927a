import type { Body } from '@api';
import { DepartmentSelect, ProblemForm, Section } from '@components';
import { Checkbox, Form, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Provider } from './ProviderPage';

type Sent = Body<'put', '/api/v1/organization/identity-provider'>;

interface Values {
  name: string;
  issuer: string;
  clientId: string;
  secret: string;
  domains: string[];
  trustsEmail: boolean;
  groupClaim: string;
  groupValue: string;
  departmentId: string | null;
  required: boolean;
  strongAcr: string;
}

const valuesOf = (it: Provider | null): Values => ({
  name: it?.name ?? '',
  issuer: it?.issuer ?? '',
  clientId: it?.clientId ?? '',
  secret: '',
  domains: [...(it?.domains ?? [])],
  trustsEmail: it?.trustsEmail ?? false,
  groupClaim: it?.groupClaim ?? '',
  groupValue: it?.groupValue ?? '',
  departmentId: it?.departmentId ?? null,
  required: it?.required ?? false,
  strongAcr: it?.strongAcr ?? '',
});

interface ProviderFormProps {
  present: Provider | null;
  /** To be entered at the provider. */
  address: string | null;
  submit: (body: Sent, version: number) => Promise<Provider>;
  onDone: (saved: Provider) => void;
}

/** What Collab has to know of the provider, in the order in which one finds it there. */
export function ProviderForm({ present, address, submit, onDone }: ProviderFormProps) {
  const { t } = useTranslation('identity');
  const needed = (name: string) => [{ required: true, whitespace: true, message: t(`${name}Missing`) }];
  return (
    <ProblemForm<Values, Provider>
      version={present?.version ?? 0}
      initialValues={valuesOf(present)}
      submitLabel={t('admin.save')}
      submit={({ secret, groupClaim, groupValue, strongAcr, departmentId, ...rest }, { version }) =>
        submit(
          {
            ...rest,
            secret: secret || null,
            groupClaim: groupClaim || null,
            groupValue: groupValue || null,
            strongAcr: strongAcr || null,
            departmentId: departmentId ?? null,
          },
          version,
        )
      }
      onDone={onDone}
    >
      <Section title={t('field.there')}>
        <Form.Item label={t('field.address')} extra={address ? t('field.addressHint') : t('field.addressNone')} htmlFor="return-address">
          <Input id="return-address" readOnly value={address ?? ''} onFocus={({ target }) => target.select()} />
        </Form.Item>
        <Form.Item name="issuer" label={t('field.issuer')} extra={t('field.issuerHint')} rules={needed('field.issuer')}>
          <Input maxLength={500} autoComplete="off" placeholder="https://" />
        </Form.Item>
        <Form.Item name="clientId" label={t('field.clientId')} rules={needed('field.clientId')}>
          <Input maxLength={200} autoComplete="off" />
        </Form.Item>
        <Form.Item name="secret" label={t('field.secret')} extra={t(present?.hasSecret ? 'field.secretKept' : 'field.secretHint')}>
          <Input.Password maxLength={500} autoComplete="new-password" />
        </Form.Item>
      </Section>
      <Section title={t('field.here')}>
        <Form.Item name="name" label={t('field.name')} extra={t('field.nameHint')} rules={needed('field.name')}>
          <Input maxLength={60} autoComplete="off" />
        </Form.Item>
        <Form.Item name="required" valuePropName="checked" extra={t('field.requiredHint')}>
          <Checkbox>{t('field.required')}</Checkbox>
        </Form.Item>
        <Form.Item name="strongAcr" label={t('field.strongAcr')} extra={t('field.strongAcrHint')}>
          <Input maxLength={200} autoComplete="off" />
        </Form.Item>
      </Section>
      <Section title={t('field.newcomers')}>
        <Form.Item name="domains" label={t('field.domains')} extra={t('field.domainsHint')}>
          <Select mode="tags" open={false} suffixIcon={null} tokenSeparators={[' ', ',', ';']} />
        </Form.Item>
        <Form.Item name="trustsEmail" valuePropName="checked" extra={t('field.trustsEmailHint')}>
          <Checkbox>{t('field.trustsEmail')}</Checkbox>
        </Form.Item>
        <Form.Item name="groupClaim" label={t('field.groupClaim')} extra={t('field.groupHint')}>
          <Input maxLength={200} autoComplete="off" placeholder="groups" />
        </Form.Item>
        <Form.Item name="groupValue" label={t('field.groupValue')}>
          <Input maxLength={200} autoComplete="off" />
        </Form.Item>
        <Form.Item name="departmentId" label={t('field.department')} extra={t('field.departmentHint')}>
          <DepartmentSelect allowClear />
        </Form.Item>
      </Section>
    </ProblemForm>
  );
}
