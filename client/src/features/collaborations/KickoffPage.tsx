import { api, collaborationQuery, idempotent, liaisonsQuery, serverNow, unwrap, useWatch } from '@api';
import { AttendeeRows, InstantField, Page, ProblemForm, QueryState, Section } from '@components';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { type Collaboration, commitmentsQuery } from './api';
import { CommitmentBoard } from './CommitmentBoard';

/** The kick-off (需求启动会) and what each department then says to the goal. */
export function KickoffPage() {
  const { t } = useTranslation('collaborations');
  const { id = '' } = useParams();
  useWatch(id);
  const collaboration = useQuery(collaborationQuery(id));
  const commitments = useQuery({
    ...commitmentsQuery(id),
    enabled: collaboration.data !== undefined && collaboration.data.state !== 'draft',
  });
  const stated = commitments.data?.items ?? [];
  const confirmed = stated.filter((it) => it.state === 'confirmed' || it.state === 'confirmedOnCondition').length;

  const heading = () => {
    if (collaboration.data?.state === 'draft') return t('kickoff.before');
    if (!commitments.data) return t('kickoff.name');
    return confirmed === stated.length
      ? t('kickoff.all', { count: stated.length })
      : t('kickoff.some', { confirmed, count: stated.length - confirmed });
  };

  return (
    <Page
      name={t('kickoff.name')}
      heading={heading()}
      lede={collaboration.data?.state === 'draft' ? t('kickoff.lede') : undefined}
      crumbs={[{ text: collaboration.data?.title ?? '', to: `/collaborations/${id}` }, { text: t('kickoff.name') }]}
    >
      <QueryState query={collaboration}>
        {(it) =>
          it.state !== 'draft' ? (
            <Section title={t('kickoff.board')}>
              <QueryState query={commitments}>{({ items }) => <CommitmentBoard collaborationId={id} commitments={items} />}</QueryState>
            </Section>
          ) : it.allowed.includes('holdKickoff') ? (
            <Hold collaboration={it} />
          ) : (
            <p className="q2">{t('kickoff.waits', { department: it.leadDepartment.name })}</p>
          )
        }
      </QueryState>
    </Page>
  );
}

interface Minutes {
  heldAt: string;
  attendeeIds: string[];
  questions: { question: string; answer: string | null }[];
}

function Hold({ collaboration }: { collaboration: Collaboration }) {
  const liaisons = useQuery(liaisonsQuery(collaboration.id));
  return (
    <QueryState query={liaisons}>
      {({ items }) => <HoldForm collaboration={collaboration} represented={items.map((it) => it.liaison ?? it.head)} />}
    </QueryState>
  );
}

function HoldForm({ collaboration, represented }: { collaboration: Collaboration; represented: ({ id: string } | null | undefined)[] }) {
  const { t } = useTranslation('collaborations');
  const cache = useQueryClient();
  const initial: Minutes = {
    heldAt: serverNow().toISOString(),
    attendeeIds: represented.flatMap((it) => (it ? [it.id] : [])),
    questions: [],
  };
  return (
    <ProblemForm<Minutes, unknown>
      initialValues={initial}
      draft={`collaborations/${collaboration.id}/kickoff`}
      submitLabel={t('kickoff.send')}
      submit={(minutes, { idempotencyKey }) =>
        unwrap(
          api.POST('/api/v1/meetings', {
            params: { header: idempotent(idempotencyKey) },
            body: { collaborationId: collaboration.id, kind: 'kickoff', ...minutes },
          }),
        )
      }
      onDone={() => void cache.invalidateQueries({ queryKey: ['collaborations'] })}
    >
      <Form.Item name="heldAt" label={t('kickoff.heldAt')} rules={[{ required: true, message: t('kickoff.needTime') }]}>
        <InstantField />
      </Form.Item>
      <AttendeeRows name="attendeeIds" legend={t('kickoff.attendees')} />
      <Form.List name="questions">
        {(rows, { add, remove }) => (
          <fieldset className="rows">
            <legend>{t('kickoff.questions')}</legend>
            {rows.map(({ key, name }) => (
              <div className="row" key={key}>
                <Form.Item
                  name={[name, 'question']}
                  label={t('kickoff.question')}
                  rules={[{ required: true, message: t('kickoff.needQuestion') }]}
                >
                  <Input maxLength={500} />
                </Form.Item>
                <Form.Item name={[name, 'answer']} label={t('kickoff.answer')}>
                  <Input maxLength={2000} />
                </Form.Item>
                <Button type="text" onClick={() => remove(name)} aria-label={t('kickoff.dropQuestion', { number: name + 1 })}>
                  {t('brief.drop')}
                </Button>
              </div>
            ))}
            <Button onClick={() => add({ question: '', answer: null })}>{t('kickoff.addQuestion')}</Button>
          </fieldset>
        )}
      </Form.List>
    </ProblemForm>
  );
}
