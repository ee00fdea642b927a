import { api, type Body, idempotent, unwrap, useSession } from '@api';
import { Choice, DateField, DepartmentSelect, Note, ProblemForm, type ResourceRequest } from '@components';
import { useQuery } from '@tanstack/react-query';
import { Button, Form, Input, InputNumber, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { type Collaboration, workItemsQuery } from './api';
import { ReplyPreview } from './ReplyPreview';

const kinds = ['people', 'budget', 'tool', 'material'] as const;
type Values = Partial<Omit<Body<'post', '/api/v1/resource-requests'>, 'collaborationId'>>;

interface RequestFormProps {
  collaboration: Collaboration;
  onDone: (request: ResourceRequest) => void;
  onCancel: () => void;
}

/** The request (资源申请表): of whom, what, how much, when, what for. Numbers and dates before text. */
export function RequestForm({ collaboration, onDone, onCancel }: RequestFormProps) {
  const { t } = useTranslation('resource-requests');
  const { member } = useSession();
  const tasks = useQuery(workItemsQuery(collaboration.id)).data?.items ?? [];
  const others = collaboration.departments.filter((it) => it.id !== member.department.id).map((it) => it.id);
  if (others.length === 0) return <Note>{t('new.none')}</Note>;
  const initial: Values = { kind: 'material', ...(others.length === 1 && others[0] ? { providerDepartmentId: others[0] } : {}) };
  const required = (message: string) => [{ required: true, whitespace: true, message: t(message) }];
  return (
    <ProblemForm<Values, ResourceRequest>
      draft={`collaborations/${collaboration.id}/resource-request`}
      initialValues={initial}
      submitLabel={t('new.submit')}
      secondary={<Button onClick={onCancel}>{t('new.cancel')}</Button>}
      submit={(values, sending) =>
        unwrap(
          api.POST('/api/v1/resource-requests', {
            params: { header: idempotent(sending.idempotencyKey) },
            // The rules of the fields have seen to it that none is missing.
            body: { ...values, collaborationId: collaboration.id } as Body<'post', '/api/v1/resource-requests'>,
          }),
        )
      }
      onDone={onDone}
    >
      {(form) => (
        <div className="request">
          <Form.Item name="providerDepartmentId" label={t('new.provider')} rules={[{ required: true, message: t('new.providerRequired') }]}>
            <DepartmentSelect among={others} autoFocus />
          </Form.Item>
          <Form.Item noStyle dependencies={['providerDepartmentId']}>
            {() => {
              const providerId = form.getFieldValue('providerDepartmentId') as string | undefined;
              return providerId && <ReplyPreview providerId={providerId} />;
            }}
          </Form.Item>
          <Form.Item name="kind" label={t('kindLabel')} className="gap-above">
            <Choice label={t('kindLabel')} options={kinds.map((value) => ({ value, label: t(`kind.${value}`) }))} />
          </Form.Item>
          <Form.Item name="title" label={t('new.title')} rules={required('new.titleRequired')}>
            <Input maxLength={200} placeholder={t('new.titleHint')} />
          </Form.Item>
          <div className="side-by-side">
            <Form.Item name="quantity" label={t('quantity')} rules={[{ required: true, message: t('new.quantityRequired') }]}>
              <InputNumber className="grow" min={0} />
            </Form.Item>
            <Form.Item name="unit" label={t('unit')} rules={required('new.unitRequired')}>
              <Input maxLength={50} placeholder={t('new.unitHint')} />
            </Form.Item>
            <Form.Item name="neededFrom" label={t('new.from')} rules={[{ required: true, message: t('new.fromRequired') }]}>
              <DateField />
            </Form.Item>
            <Form.Item
              name="neededUntil"
              label={t('new.until')}
              dependencies={['neededFrom']}
              rules={[
                { required: true, message: t('new.untilRequired') },
                ({ getFieldValue }) => ({
                  validator: (_, until?: string) => {
                    const from = getFieldValue('neededFrom') as string | undefined;
                    return until && from && until < from ? Promise.reject(new Error(t('new.untilBefore'))) : Promise.resolve();
                  },
                }),
              ]}
            >
              <DateField />
            </Form.Item>
          </div>
          <Form.Item name="purpose" label={t('purpose')} rules={required('new.purposeRequired')}>
            <Input.TextArea rows={1} maxLength={2000} />
          </Form.Item>
          <Form.Item name="usage" label={t('usage')} rules={required('new.usageRequired')}>
            <Input.TextArea rows={1} maxLength={2000} />
          </Form.Item>
          <Form.Item name="workItemId" label={t('new.task')}>
            <Select
              allowClear
              placeholder={t('new.taskHint')}
              showSearch={{ optionFilterProp: 'label' }}
              options={tasks.filter((it) => it.state !== 'cancelled').map((it) => ({ value: it.id, label: it.title }))}
            />
          </Form.Item>
        </div>
      )}
    </ProblemForm>
  );
}
