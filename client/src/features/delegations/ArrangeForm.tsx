import { api, idempotent, unwrap, useSession } from '@api';
import { DateField, MemberSelect, ProblemForm, useTimes } from '@components';
import { Button, Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Delegation } from './api';

interface Values {
  memberId?: string;
  firstDay?: string;
  lastDay?: string;
  deputyId?: string;
  reason?: string;
}

interface ArrangeFormProps {
  /** Heads and administrators also say it for somebody else. */
  forOthers: boolean;
  onDone: (said: string) => void;
  onCancel: () => void;
}

export function ArrangeForm({ forOthers, onDone, onCancel }: ArrangeFormProps) {
  const { t } = useTranslation('delegations');
  const { member: me } = useSession();
  const times = useTimes();
  return (
    <ProblemForm<Values, Delegation>
      draft="delegations/new"
      initialValues={{ memberId: me.id, firstDay: times.today, lastDay: times.today }}
      submitLabel={t('arrange.send')}
      secondary={<Button onClick={onCancel}>{t('cancel')}</Button>}
      submit={({ memberId, firstDay = '', lastDay = '', deputyId, reason }, { idempotencyKey }) =>
        unwrap(
          api.POST('/api/v1/delegations', {
            params: { header: idempotent(idempotencyKey) },
            body: { memberId: memberId ?? me.id, firstDay, lastDay, deputyId: deputyId ?? null, reason: reason || null },
          }),
        )
      }
      onDone={(it) =>
        onDone(
          t(it.deputy ? 'arranged' : 'arrangedAlone', {
            who: it.member.name,
            from: times.day(it.firstDay),
            to: times.day(it.lastDay),
            deputy: it.deputy?.name,
          }),
        )
      }
    >
      {forOthers && (
        <Form.Item name="memberId" label={t('field.member')} rules={[{ required: true, message: t('field.memberRequired') }]}>
          <MemberSelect />
        </Form.Item>
      )}
      <div className="pair">
        <Form.Item name="firstDay" label={t('field.firstDay')} rules={[{ required: true, message: t('field.dayRequired') }]}>
          <DateField />
        </Form.Item>
        <Form.Item name="lastDay" label={t('field.lastDay')} rules={[{ required: true, message: t('field.dayRequired') }]}>
          <DateField min={times.today} />
        </Form.Item>
      </div>
      <Form.Item name="deputyId" label={t('field.deputy')} extra={t('field.deputyHint')}>
        <MemberSelect allowClear placeholder={t('field.nobody')} />
      </Form.Item>
      <Form.Item name="reason" label={t('field.reason')} extra={t('field.reasonHint')}>
        <Input maxLength={500} />
      </Form.Item>
    </ProblemForm>
  );
}
