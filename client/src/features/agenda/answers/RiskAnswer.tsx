import { api, idempotent, ifMatch, unwrap } from '@api';
import { ProblemForm } from '@components';
import { Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import type { WorkItem } from '../workItems';
import { useAnswered } from './useAnswered';

/** Who sees that a task will be late says so, and then owes a risk warning. */
export function RiskAnswer({ workItem, onDone }: { workItem: WorkItem; onDone: (said: string) => void }) {
  const { t } = useTranslation('agenda');
  const answered = useAnswered('work-items');
  return (
    <ProblemForm<{ note: string }, WorkItem>
      draft={`work-items/${workItem.id}/at-risk`}
      version={workItem.version}
      initialValues={{ note: workItem.problem ?? '' }}
      submitLabel={t('risk.submit')}
      submit={({ note }, sending) =>
        unwrap(
          api.POST('/api/v1/work-items/{id}/mark-at-risk', {
            params: { path: { id: workItem.id }, header: { ...ifMatch(sending.version), ...idempotent(sending.idempotencyKey) } },
            body: { note: note || null },
          }),
        )
      }
      onDone={() => {
        answered();
        onDone(t('said.atRisk', { title: workItem.title }));
      }}
      onStale={answered}
    >
      <Form.Item name="note" label={t('risk.note')} extra={t('risk.then')}>
        <Input.TextArea rows={1} maxLength={2000} />
      </Form.Item>
    </ProblemForm>
  );
}
