import { api, idempotent, unwrap } from '@api';
import { ProblemForm, useTimes } from '@components';
import { useQueryClient } from '@tanstack/react-query';
import { Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { type Calendar, calendarQuery } from './api';

/** A further calendar begins as a copy; its days and hours are changed afterwards. */
export function NewCalendar({ from }: { from: Calendar }) {
  const { t } = useTranslation('calendars');
  const { thisYear } = useTimes();
  const cache = useQueryClient();
  const navigate = useNavigate();
  return (
    <ProblemForm<{ name: { zh: string; en: string }; timeZone: string }, Calendar>
      initialValues={{ name: { zh: '', en: '' }, timeZone: from.timeZone }}
      draft="calendars/new"
      submitLabel={t('new.send')}
      submit={({ name, timeZone }, { idempotencyKey }) =>
        unwrap(api.POST('/api/v1/calendars', { params: { header: idempotent(idempotencyKey) }, body: { name, timeZone, copyOf: from.id } }))
      }
      onDone={(made) => {
        cache.setQueryData(calendarQuery(made.id).queryKey, made);
        void cache.invalidateQueries({ queryKey: ['calendars', 'all'] });
        void navigate(`/calendar/${thisYear}/edit?calendar=${made.id}`);
      }}
    >
      <p className="s q2 gap-below">{t('new.hint', { name: from.name })}</p>
      <div className="pair">
        <Form.Item name={['name', 'zh']} label={t('new.zh')} rules={[{ required: true, whitespace: true, message: t('new.required') }]}>
          <Input maxLength={100} lang="zh-CN" />
        </Form.Item>
        <Form.Item name={['name', 'en']} label={t('new.en')} rules={[{ required: true, whitespace: true, message: t('new.required') }]}>
          <Input maxLength={100} lang="en" />
        </Form.Item>
      </div>
      <Form.Item
        name="timeZone"
        label={t('new.zone')}
        extra={t('new.zoneHint')}
        rules={[{ required: true, message: t('new.zoneRequired') }]}
      >
        <Input maxLength={100} />
      </Form.Item>
    </ProblemForm>
  );
}
