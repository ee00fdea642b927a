import { type Answer, api, type Body, idempotent, ifMatch, serverNow, unwrap, useWatch } from '@api';
import { AttendeeRows, DateField, Facts, InstantField, MemberSelect, Moment, Page, ProblemForm, QueryState, Section } from '@components';
import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Form, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';

type Meeting = Answer<'get', '/api/v1/meetings/{id}'>;
type Minutes = Body<'post', '/api/v1/meetings/{id}/hold'>;

const meetingQuery = (id: string) =>
  queryOptions({
    queryKey: ['meetings', id],
    queryFn: ({ signal }) => unwrap(api.GET('/api/v1/meetings/{id}', { params: { path: { id } }, signal })),
  });

/** One meeting: who, when, and what became of each decision. */
export function MeetingPage() {
  const { t } = useTranslation('meetings');
  const { id = '' } = useParams();
  const meeting = useQuery(meetingQuery(id));
  const it = meeting.data;
  return (
    <Page
      name={it?.title ?? t('name')}
      heading={it?.title ?? t('name')}
      lede={
        it && (
          <>
            {t(`kind.${it.kind}`)} · {t(it.state === 'held' ? 'heldAtTime' : 'plannedFor')} <Moment at={it.heldAt ?? it.scheduledFor} />
          </>
        )
      }
      crumbs={it && [{ text: it.collaboration.name, to: `/collaborations/${it.collaboration.id}` }, { text: t(`kind.${it.kind}`) }]}
    >
      <QueryState query={meeting}>{(data) => <Content it={data} />}</QueryState>
    </Page>
  );
}

function Content({ it }: { it: Meeting }) {
  const { t } = useTranslation('meetings');
  useWatch(it.collaboration.id);
  return (
    <>
      <Facts items={[{ term: t('attendees'), value: it.attendees.map((person) => person.name).join(t('comma')) }]} />
      {it.riskWarningId && (
        <p className="gap-above">
          <Link to={`/risk-warnings/${it.riskWarningId}`}>{t('warning')}</Link>
        </p>
      )}
      {it.agenda && (
        <Section title={t('agenda')}>
          <p className="measure m prewrap">{it.agenda}</p>
        </Section>
      )}
      {it.questions.length > 0 && (
        <Section title={t('questions')}>
          <dl>
            {it.questions.map((question, index) => (
              <div key={index} className="gap-below">
                <dt className="b5">{question.question}</dt>
                <dd className="q2">{question.answer ?? t('open')}</dd>
              </div>
            ))}
          </dl>
        </Section>
      )}
      {it.decisions.length > 0 && (
        <Section title={t('decisions')}>
          <ul className="list">
            {it.decisions.map((decision) => (
              <li key={decision.id}>
                <div className="ttl">{decision.description}</div>
                <div className="sub">
                  {decision.disposition === 'workItem' && decision.workItemId && (
                    <Link to={`/work-items/${decision.workItemId}`}>{t('became.workItem')}</Link>
                  )}
                  {decision.disposition === 'revision' && (
                    <Link to={`/collaborations/${it.collaboration.id}/plan`}>{t('became.revision')}</Link>
                  )}
                  {decision.disposition === 'noAction' && t('became.noAction', { because: decision.because })}
                </div>
              </li>
            ))}
          </ul>
        </Section>
      )}
      {it.allowed.includes('hold') && (
        <Section title={t('record')} aside={t('recordWhy')}>
          <Hold it={it} />
        </Section>
      )}
    </>
  );
}

const dispositions = ['workItem', 'revision', 'noAction'] as const;

/** What was decided; no decision without a task, a revision, or "no action, because". */
function Hold({ it }: { it: Meeting }) {
  const { t } = useTranslation('meetings');
  const cache = useQueryClient();
  const plan = useQuery({
    queryKey: ['collaborations', it.collaboration.id, 'plan'],
    queryFn: ({ signal }) => unwrap(api.GET('/api/v1/collaborations/{id}/plan', { params: { path: { id: it.collaboration.id } }, signal })),
  });
  const initial = {
    heldAt: serverNow().toISOString(),
    attendeeIds: it.attendees.map((person) => person.id),
    questions: [],
    decisions: [{ description: '', disposition: 'workItem' }],
  } as unknown as Minutes;
  return (
    <ProblemForm<Minutes, Meeting>
      initialValues={initial}
      version={it.version}
      draft={`meetings/${it.id}/hold`}
      submitLabel={t('recordSend')}
      submit={(values, { version, idempotencyKey }) =>
        unwrap(
          api.POST('/api/v1/meetings/{id}/hold', {
            params: { path: { id: it.id }, header: { ...ifMatch(version), ...idempotent(idempotencyKey) } },
            body: values,
          }),
        )
      }
      onDone={(saved) => {
        cache.setQueryData(meetingQuery(it.id).queryKey, saved);
        for (const feature of ['collaborations', 'agenda', 'work-items']) void cache.invalidateQueries({ queryKey: [feature] });
      }}
    >
      {(form) => (
        <>
          <Form.Item name="heldAt" label={t('when')} rules={[{ required: true, message: t('need.time') }]}>
            <InstantField />
          </Form.Item>
          <AttendeeRows name="attendeeIds" legend={t('attendees')} />
          <Form.List name="decisions">
            {(rows, { add, remove }) => (
              <fieldset className="rows">
                <legend>{t('decisions')}</legend>
                {rows.map(({ key, name }) => (
                  <div className="answer" key={key}>
                    <Form.Item name={[name, 'description']} label={t('decision')} rules={[{ required: true, message: t('need.decision') }]}>
                      <Input maxLength={500} />
                    </Form.Item>
                    <Form.Item name={[name, 'disposition']} label={t('becomes')}>
                      <Select options={dispositions.map((value) => ({ value, label: t(`disposition.${value}`) }))} />
                    </Form.Item>
                    <Form.Item noStyle shouldUpdate>
                      {() => {
                        const chosen = form.getFieldValue(['decisions', name, 'disposition']) as (typeof dispositions)[number];
                        if (chosen === 'noAction')
                          return (
                            <Form.Item
                              name={[name, 'because']}
                              label={t('because')}
                              rules={[{ required: true, message: t('need.because') }]}
                            >
                              <Input maxLength={2000} />
                            </Form.Item>
                          );
                        if (chosen === 'revision')
                          return (
                            <Form.Item
                              name={[name, 'planRevisionId']}
                              label={t('revision')}
                              rules={[{ required: true, message: t('need.revision') }]}
                            >
                              <Select
                                options={(plan.data?.revisions ?? []).map((revision) => ({ value: revision.id, label: revision.reason }))}
                              />
                            </Form.Item>
                          );
                        return <NewTask name={name} />;
                      }}
                    </Form.Item>
                    <Button type="text" onClick={() => remove(name)}>
                      {t('dropDecision', { number: name + 1 })}
                    </Button>
                  </div>
                ))}
                <Button onClick={() => add({ disposition: 'workItem' })}>{t('addDecision')}</Button>
              </fieldset>
            )}
          </Form.List>
        </>
      )}
    </ProblemForm>
  );
}

function NewTask({ name }: { name: number }) {
  const { t } = useTranslation('meetings');
  const required = (message: string) => [{ required: true, message: t(message) }];
  return (
    <>
      <Form.Item name={[name, 'workItem', 'title']} label={t('task')} rules={required('need.task')}>
        <Input maxLength={200} />
      </Form.Item>
      <div className="pair">
        <Form.Item name={[name, 'workItem', 'plannedStart']} label={t('start')} rules={required('need.time')}>
          <DateField />
        </Form.Item>
        <Form.Item name={[name, 'workItem', 'plannedFinish']} label={t('finish')} rules={required('need.time')}>
          <DateField />
        </Form.Item>
        <Form.Item name={[name, 'workItem', 'responsibleId']} label={t('responsible')} rules={required('need.person')}>
          <MemberSelect />
        </Form.Item>
        <Form.Item name={[name, 'workItem', 'accountableId']} label={t('accountable')} rules={required('need.person')}>
          <MemberSelect />
        </Form.Item>
      </div>
    </>
  );
}
