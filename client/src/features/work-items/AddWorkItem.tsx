import { api, type Body, idempotent, unwrap } from '@api';
import { DateField, ProblemForm } from '@components';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Form, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { phasesQuery } from './api';

type Values = Partial<Omit<Body<'post', '/api/v1/work-items'>, 'collaborationId' | 'raci'>>;

/** A new task; its letters follow in the matrix. */
export function AddWorkItem({ collaborationId, onDone }: { collaborationId: string; onDone: () => void }) {
  const { t } = useTranslation('work-items');
  const cache = useQueryClient();
  const plan = useQuery(phasesQuery(collaborationId));
  return (
    <div className="answer">
      <ProblemForm<Values, unknown>
        initialValues={{ title: '', acceptanceCriteria: '' }}
        draft={`collaborations/${collaborationId}/work-items/new`}
        submitLabel={t('add.send')}
        secondary={<Button onClick={onDone}>{t('cancel')}</Button>}
        submit={(values, { idempotencyKey }) =>
          unwrap(
            api.POST('/api/v1/work-items', {
              params: { header: idempotent(idempotencyKey) },
              body: { ...(values as Required<Values>), collaborationId },
            }),
          )
        }
        onDone={() => {
          void cache.invalidateQueries({ queryKey: ['collaborations', collaborationId] });
          onDone();
        }}
      >
        <Form.Item name="title" label={t('add.title')} rules={[{ required: true, message: t('add.needTitle') }]}>
          <Input maxLength={200} autoFocus />
        </Form.Item>
        <div className="pair">
          <Form.Item name="plannedStart" label={t('add.start')} rules={[{ required: true, message: t('add.needDate') }]}>
            <DateField />
          </Form.Item>
          <Form.Item name="plannedFinish" label={t('add.finish')} rules={[{ required: true, message: t('add.needDate') }]}>
            <DateField />
          </Form.Item>
        </div>
        <Form.Item name="phaseId" label={t('add.phase')}>
          <Select allowClear options={(plan.data?.phases ?? []).map((it) => ({ value: it.id, label: it.name }))} />
        </Form.Item>
        <Form.Item name="acceptanceCriteria" label={t('add.criteria')}>
          <Input.TextArea rows={2} maxLength={2000} />
        </Form.Item>
      </ProblemForm>
    </div>
  );
}
