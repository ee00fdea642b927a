import { api, idempotent, ifMatch, serverNow, unwrap } from '@api';
import { AttendeeRows, InstantField, MemberSelect, ProblemForm } from '@components';
import { useQueryClient } from '@tanstack/react-query';
import { Button, Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { type Issue, issueQuery } from './api';

interface Values {
  measures: { description: string; ownerId: string; dueAt: string }[];
  discussion: { heldAt: string; attendeeIds: string[]; decision: string };
}

/** The discussion that the lead department organized, and what is done, by whom, until when. */
export function MeasuresForm({ issue, onDone }: { issue: Issue; onDone: (saved: Issue) => void }) {
  const { t } = useTranslation('issues');
  const cache = useQueryClient();
  return (
    <ProblemForm<Values, Issue>
      initialValues={{
        measures: [{} as Values['measures'][number]],
        discussion: { heldAt: serverNow().toISOString(), attendeeIds: [issue.reporter.id], decision: '' },
      }}
      version={issue.version}
      draft={`issues/${issue.id}/measures`}
      submitLabel={t('recordSend')}
      submit={(values, { version, idempotencyKey }) =>
        unwrap(
          api.POST('/api/v1/issues/{id}/measures', {
            params: { path: { id: issue.id }, header: { ...ifMatch(version), ...idempotent(idempotencyKey) } },
            body: values,
          }),
        )
      }
      onStale={() => void cache.invalidateQueries({ queryKey: issueQuery(issue.id).queryKey })}
      onDone={onDone}
    >
      <Form.Item name={['discussion', 'heldAt']} label={t('heldAt')} rules={[{ required: true, message: t('need.time') }]}>
        <InstantField />
      </Form.Item>
      <AttendeeRows name={['discussion', 'attendeeIds']} legend={t('attendees')} />
      <Form.Item name={['discussion', 'decision']} label={t('decision')} rules={[{ required: true, message: t('need.decision') }]}>
        <Input.TextArea rows={2} maxLength={2000} />
      </Form.Item>
      <Form.List name="measures">
        {(rows, { add, remove }) => (
          <fieldset className="rows">
            <legend>{t('measures')}</legend>
            {rows.map(({ key, name }) => (
              <div className="row three" key={key}>
                <Form.Item name={[name, 'description']} label={t('what')} rules={[{ required: true, message: t('need.what') }]}>
                  <Input maxLength={500} />
                </Form.Item>
                <Form.Item name={[name, 'ownerId']} label={t('who')} rules={[{ required: true, message: t('need.person') }]}>
                  <MemberSelect />
                </Form.Item>
                <Form.Item name={[name, 'dueAt']} label={t('until')} rules={[{ required: true, message: t('need.time') }]}>
                  <InstantField />
                </Form.Item>
                {rows.length > 1 && (
                  <Button type="text" onClick={() => remove(name)} aria-label={t('dropMeasure', { number: name + 1 })}>
                    {t('drop')}
                  </Button>
                )}
              </div>
            ))}
            <Button onClick={() => add({})}>{t('addMeasure')}</Button>
          </fieldset>
        )}
      </Form.List>
    </ProblemForm>
  );
}
