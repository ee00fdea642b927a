import { api, idempotent, ifMatch, problemOf, unwrap, useIdempotencyKey, useWatch } from '@api';
import { DueTime, Facts, Moment, Note, Page, QueryState, Section, StateMark } from '@components';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { type Issue, issueQuery } from './api';
import { MeasuresForm } from './MeasuresForm';

/** One issue: what is wrong and who fixes it until when. */
export function IssuePage() {
  const { t } = useTranslation('issues');
  const { id = '' } = useParams();
  const issue = useQuery(issueQuery(id));
  const it = issue.data;
  return (
    <Page
      name={it?.title ?? t('name')}
      heading={it?.title ?? t('name')}
      lede={
        it && (
          <>
            {t(`lede.${it.state}`)} · {it.reporter.name} <Moment at={it.reportedAt} />
          </>
        )
      }
      crumbs={
        it && [
          { text: it.collaboration.name, to: `/collaborations/${it.collaboration.id}` },
          { text: t('name'), to: `/collaborations/${it.collaboration.id}/issues` },
          { text: it.title },
        ]
      }
      actions={it && <Actions it={it} />}
    >
      <QueryState query={issue}>{(data) => <Body it={data} />}</QueryState>
    </Page>
  );
}

function useAfter(it: Issue) {
  const cache = useQueryClient();
  return (saved: Issue) => {
    cache.setQueryData(issueQuery(it.id).queryKey, saved);
    for (const feature of ['collaborations', 'agenda', 'deadlines', 'progress-reports'])
      void cache.invalidateQueries({ queryKey: [feature] });
  };
}

function Body({ it }: { it: Issue }) {
  const { t } = useTranslation('issues');
  useWatch(it.collaboration.id);
  const after = useAfter(it);
  const [recorded, setRecorded] = useState(0);
  return (
    <>
      {it.state === 'reported' && it.deadline && (
        <Note tone="soon">
          {t('answerBy')} <DueTime deadline={it.deadline} />
        </Note>
      )}
      {(['description', 'impact', 'proposedSolution'] as const).map((field) => (
        <Section key={field} title={t(`field.${field}`)}>
          <p className="measure m">{it[field]}</p>
        </Section>
      ))}
      {it.workItem && (
        <p className="gap-above">
          {t('field.workItem')}:{' '}
          <Link className="in-text" to={`/work-items/${it.workItem.id}`}>
            {it.workItem.name}
          </Link>
        </p>
      )}
      {it.discussion && (
        <Section title={t('discussion')}>
          <Facts
            items={[
              { term: t('heldAt'), value: <Moment at={it.discussion.heldAt} /> },
              { term: t('attendees'), value: it.discussion.attendees.map((person) => person.name).join(t('comma')) },
              { term: t('decision'), value: it.discussion.decision },
            ]}
          />
        </Section>
      )}
      {it.measures.length > 0 && (
        <Section title={t('measures')} aside={t('measuresWhy')}>
          <ul className="list">
            {it.measures.map((measure) => (
              <li key={measure.id}>
                <div className="ttl">{measure.description}</div>
                <div className="sub">{measure.owner?.name}</div>
                <div className="end">
                  {measure.doneAt ? (
                    <StateMark mark="met">
                      <Moment at={measure.doneAt} near />
                    </StateMark>
                  ) : (
                    measure.deadline && <DueTime deadline={measure.deadline} />
                  )}
                  {!measure.doneAt && it.allowed.includes('completeMeasure') && <Done it={it} measureId={measure.id} onDone={after} />}
                </div>
              </li>
            ))}
          </ul>
        </Section>
      )}
      {it.allowed.includes('recordMeasures') && (
        <Section title={t('record')}>
          <MeasuresForm
            key={recorded}
            issue={it}
            onDone={(saved) => {
              // What was recorded stands above; the form is empty again for the next discussion.
              setRecorded(recorded + 1);
              after(saved);
            }}
          />
        </Section>
      )}
    </>
  );
}

function Done({ it, measureId, onDone }: { it: Issue; measureId: string; onDone: (saved: Issue) => void }) {
  const { t } = useTranslation('issues');
  const { key } = useIdempotencyKey();
  const done = useMutation({
    mutationFn: () =>
      unwrap(
        api.POST('/api/v1/issues/{id}/measures/{measureId}/complete', {
          params: { path: { id: it.id, measureId }, header: { ...ifMatch(it.version), ...idempotent(key) } },
          body: {},
        }),
      ),
    onSuccess: onDone,
  });
  return (
    <Button disabled={done.isPending} onClick={() => done.mutate()}>
      {t('done')}
    </Button>
  );
}

function Actions({ it }: { it: Issue }) {
  const { t } = useTranslation('issues');
  const after = useAfter(it);
  const { key, renew } = useIdempotencyKey();
  const [reason, setReason] = useState<string | null>(null);
  const params = { path: { id: it.id }, header: { ...ifMatch(it.version), ...idempotent(key) } };
  const act = useMutation({
    mutationFn: (why: string | null) =>
      why === null
        ? unwrap(api.POST('/api/v1/issues/{id}/close', { params, body: {} }))
        : unwrap(api.POST('/api/v1/issues/{id}/reopen', { params, body: { reason: why } })),
    onSuccess: (saved) => {
      renew();
      setReason(null);
      after(saved);
    },
    onError: renew,
  });
  return (
    <>
      {act.isError && <span role="alert">{problemOf(act.error).detail ?? problemOf(act.error).title}</span>}
      {reason !== null && (
        <>
          <Input
            aria-label={t('reopenWhy')}
            placeholder={t('reopenWhy')}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
            autoFocus
          />
          <Button disabled={reason.trim() === '' || act.isPending} onClick={() => act.mutate(reason)}>
            {t('reopen')}
          </Button>
        </>
      )}
      {it.allowed.includes('reopen') && reason === null && <Button onClick={() => setReason('')}>{t('reopen')}</Button>}
      {it.allowed.includes('close') && (
        <Button type="primary" disabled={act.isPending} onClick={() => act.mutate(null)}>
          {t('close')}
        </Button>
      )}
    </>
  );
}
