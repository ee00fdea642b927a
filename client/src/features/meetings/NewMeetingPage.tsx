import { type Answer, api, collaborationQuery, idempotent, liaisonsQuery, serverNow, unwrap } from '@api';
import { AttendeeRows, InstantField, Page, ProblemForm, QueryState } from '@components';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNavigate, useSearchParams } from 'react-router';

type Meeting = Answer<'get', '/api/v1/meetings/{id}'>;

interface Values {
  title: string | null;
  scheduledFor: string;
  attendeeIds: string[];
  agenda: string;
}

const warningQuery = (id: string | null) =>
  queryOptions({
    queryKey: ['risk-warnings', id],
    enabled: id !== null,
    queryFn: ({ signal }) => unwrap(api.GET('/api/v1/risk-warnings/{id}', { params: { path: { id: id ?? '' } }, signal })),
  });

const quarter = 15 * 60_000;

/** So many hours from now, at the quarter before: meetings begin at one, and "within 24 hours" stays true. */
const inHours = (hours: number) => new Date(Math.floor((serverNow().getTime() + hours * 3_600_000) / quarter) * quarter).toISOString();

/** Convenes a meeting; the agenda of an emergency meeting is filled from its warning. */
export function NewMeetingPage() {
  const { t } = useTranslation('meetings');
  const [search] = useSearchParams();
  const navigate = useNavigate();
  const collaborationId = search.get('collaboration') ?? '';
  const riskWarningId = search.get('riskWarning');
  const issueId = search.get('issue');
  const kind = riskWarningId ? 'emergencyCoordination' : issueId ? 'issueDiscussion' : 'regular';
  const collaboration = useQuery(collaborationQuery(collaborationId));
  const liaisons = useQuery(liaisonsQuery(collaborationId));
  const warning = useQuery(warningQuery(riskWarningId));
  const ready = !riskWarningId || warning.data !== undefined;
  const agenda = warning.data
    ? t('agendaOf', {
        title: warning.data.workItem.title,
        cause: warning.data.cause,
        impact: warning.data.impact,
        solution: warning.data.solution,
      })
    : '';

  return (
    <Page
      name={t('new')}
      heading={t(`convene.${kind}`)}
      lede={riskWarningId ? t('within24') : undefined}
      crumbs={[{ text: collaboration.data?.title ?? t('collaboration'), to: `/collaborations/${collaborationId}` }, { text: t('new') }]}
    >
      <QueryState query={liaisons}>
        {({ items }) =>
          ready && (
            <ProblemForm<Values, Meeting>
              initialValues={{
                title: kind === 'regular' ? '' : null,
                scheduledFor: inHours(4),
                attendeeIds: [...new Set(items.flatMap((it) => ((it.liaison ?? it.head) ? [(it.liaison ?? it.head)?.id ?? ''] : [])))],
                agenda,
              }}
              draft={`meetings/new/${riskWarningId ?? issueId ?? collaborationId}`}
              submitLabel={t('send')}
              submit={(values, { idempotencyKey }) =>
                unwrap(
                  api.POST('/api/v1/meetings', {
                    params: { header: idempotent(idempotencyKey) },
                    body: { collaborationId, kind, riskWarningId, issueId, ...values },
                  }),
                )
              }
              onDone={(meeting) => void navigate(`/meetings/${meeting.id}`)}
            >
              {kind === 'regular' && (
                <Form.Item name="title" label={t('title')} rules={[{ required: true, message: t('need.title') }]}>
                  <Input maxLength={200} />
                </Form.Item>
              )}
              <Form.Item name="scheduledFor" label={t('when')} rules={[{ required: true, message: t('need.time') }]}>
                <InstantField />
              </Form.Item>
              <AttendeeRows name="attendeeIds" legend={t('attendees')} />
              <Form.Item name="agenda" label={t('agenda')}>
                <Input.TextArea rows={3} maxLength={4000} />
              </Form.Item>
            </ProblemForm>
          )
        }
      </QueryState>
    </Page>
  );
}
