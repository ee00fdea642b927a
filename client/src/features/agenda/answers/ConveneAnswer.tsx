import { type Answer, api, idempotent, liaisonsQuery, unwrap } from '@api';
import { type Deadline, InstantField, LinkButton, ProblemForm, QueryState, useTimes } from '@components';
import { useQuery } from '@tanstack/react-query';
import { Checkbox, Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { useAnswered } from './useAnswered';

interface Values {
  scheduledFor?: string;
  attendeeIds: string[];
  agenda: string;
}

const meetsAt = 60 * 60_000;

/** The emergency meeting that follows a warning: when, and who; the parties' liaisons are proposed. */
export function ConveneAnswer({ deadline, onDone }: { deadline: Deadline; onDone: () => void }) {
  const { t } = useTranslation('agenda');
  const times = useTimes();
  const { id } = deadline.collaboration;
  const answered = useAnswered('meetings');
  const liaisons = useQuery(liaisonsQuery(id));
  return (
    <QueryState query={liaisons}>
      {({ items }) => {
        const parties = items.flatMap(({ department, liaison, head }) => {
          const person = liaison ?? head;
          return person ? [{ value: person.id, label: t('convene.attendee', { name: person.name, department: department.name }) }] : [];
        });
        const people = [...new Map(parties.map((it) => [it.value, it])).values()];
        return (
          <ProblemForm<Values, Answer<'post', '/api/v1/meetings'>>
            draft={`meetings/for/${deadline.subject.id}`}
            initialValues={{
              scheduledFor: new Date(Math.ceil((times.now.getTime() + meetsAt) / meetsAt) * meetsAt).toISOString(),
              attendeeIds: people.map((it) => it.value),
              agenda: '',
            }}
            submitLabel={t('convene.submit')}
            secondary={
              <LinkButton quiet to={`/risk-warnings/${deadline.subject.id}`}>
                {t('convene.warning')}
              </LinkButton>
            }
            submit={({ scheduledFor, attendeeIds, agenda }, sending) =>
              unwrap(
                api.POST('/api/v1/meetings', {
                  params: { header: idempotent(sending.idempotencyKey) },
                  body: {
                    collaborationId: id,
                    kind: 'emergencyCoordination',
                    riskWarningId: deadline.subject.id,
                    scheduledFor,
                    attendeeIds,
                    agenda: agenda || null,
                  },
                }),
              )
            }
            onDone={() => {
              answered();
              onDone();
            }}
            onStale={answered}
          >
            <Form.Item
              name="scheduledFor"
              label={t('convene.when')}
              extra={t('convene.until', { due: times.near(deadline.dueAt) })}
              rules={[{ required: true, message: t('convene.whenRequired') }]}
            >
              <InstantField />
            </Form.Item>
            <Form.Item
              name="attendeeIds"
              label={t('convene.who')}
              rules={[{ required: true, type: 'array', min: 1, message: t('convene.whoRequired') }]}
            >
              <Checkbox.Group options={people} />
            </Form.Item>
            <Form.Item name="agenda" label={t('convene.agenda')}>
              <Input.TextArea rows={1} maxLength={4000} />
            </Form.Item>
          </ProblemForm>
        );
      }}
    </QueryState>
  );
}
