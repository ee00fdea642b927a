import { api, collaborationQuery, idempotent, ifMatch, unwrap, useWatch } from '@api';
import { DueTime, Moment, Note, Page, ProblemForm, QueryState, Section } from '@components';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { TFunction } from 'i18next';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { type Acceptance, acceptanceQuery } from './api';
import { CheckRow } from './CheckRow';

/** The acceptance (成果验收): each deliverable against its criterion, each goal against its measured value. */
export function AcceptancePage() {
  const { t } = useTranslation('acceptances');
  const { id = '' } = useParams();
  useWatch(id);
  const collaboration = useQuery(collaborationQuery(id));
  const acceptance = useQuery(acceptanceQuery(id));
  const it = acceptance.data;
  return (
    <Page
      name={t('name')}
      heading={it ? answerOf(it, t) : t('name')}
      lede={it?.state === 'open' && it.deadline ? <DueTime deadline={it.deadline} /> : undefined}
      crumbs={[{ text: collaboration.data?.title ?? '', to: `/collaborations/${id}` }, { text: t('name') }]}
    >
      <QueryState query={acceptance} lines={8}>
        {(data) => <Body it={data} />}
      </QueryState>
    </Page>
  );
}

/** How far it is, in one sentence. */
function answerOf(it: Acceptance, t: TFunction<'acceptances'>): string {
  if (it.state === 'notStarted') return t('heading.notStarted');
  if (it.state === 'signed') return t('heading.signed');
  if (it.missing.length === 0) return t(`heading.${it.state}`);
  const total = it.checks.length;
  const left = it.missing.find((gap) => gap.code === 'checksUnjudged')?.values.count;
  if (it.state === 'open' && left) return t('heading.judged', { judged: total - left, total });
  const failed = it.missing.find((gap) => gap.code === 'checksFailed')?.values.count;
  return failed ? t('heading.failed', { count: failed }) : t('heading.waiting');
}

function Body({ it }: { it: Acceptance }) {
  const { t } = useTranslation('acceptances');
  const [judging, setJudging] = useState<string | null>(null);
  if (it.state === 'notStarted') return <NotStarted it={it} />;
  return (
    <>
      {it.missing.map(({ code, values }) => (
        <p className="q2" key={code}>
          {t(`missing.${code}`, values)}
        </p>
      ))}
      {(['workItem', 'goal'] as const).map((type) => {
        const checks = it.checks.filter((check) => check.subject.type === type);
        return (
          checks.length > 0 && (
            <Section key={type} title={t(`part.${type}`)}>
              <ul className="list">
                {checks.map((check) => (
                  <CheckRow
                    key={check.id}
                    acceptance={it}
                    check={check}
                    judging={judging === check.id}
                    onJudge={(open) => setJudging(open ? check.id : null)}
                  />
                ))}
              </ul>
            </Section>
          )
        );
      })}
      {judging === null && <Next it={it} />}
      <Signatures it={it} />
    </>
  );
}

function NotStarted({ it }: { it: Acceptance }) {
  const { t } = useTranslation('acceptances');
  const open = it.missing.find((gap) => gap.code === 'workItemsOpen')?.values.count;
  return (
    <Note>
      {t('begins')} {open ? t('missing.workItemsOpen', { count: open }) : ''}
    </Note>
  );
}

/** Accepting and signing: one of them at a time, by whoever may, with what follows from it. */
function Next({ it }: { it: Acceptance }) {
  const { t } = useTranslation('acceptances');
  const cache = useQueryClient();
  const step = (['accept', 'sign'] as const).find((action) => it.allowed.includes(action));
  if (!step) return null;
  return (
    <Section title={t(`${step}.title`)}>
      <p className="q2">{t(`${step}.means`)}</p>
      <ProblemForm<object, Acceptance>
        key={step}
        initialValues={{}}
        version={it.version}
        submitLabel={t(`${step}.send`)}
        submit={(_, { version, idempotencyKey }) => {
          const params = { path: { id: it.id }, header: { ...ifMatch(version), ...idempotent(idempotencyKey) } };
          return unwrap(
            step === 'accept'
              ? api.POST('/api/v1/collaborations/{id}/acceptance/accept', { params })
              : api.POST('/api/v1/collaborations/{id}/acceptance/sign', { params }),
          );
        }}
        onStale={() => void cache.invalidateQueries({ queryKey: acceptanceQuery(it.id).queryKey })}
        onDone={() => {
          void cache.invalidateQueries({ queryKey: ['collaborations', it.id] });
          void cache.invalidateQueries({ queryKey: ['agenda'] });
        }}
      >
        {null}
      </ProblemForm>
    </Section>
  );
}

function Signatures({ it }: { it: Acceptance }) {
  const { t } = useTranslation('acceptances');
  if (!it.acceptedAt) return null;
  return (
    <Section title={t('signatures')}>
      <p>
        {t('acceptedBy', { name: it.acceptedBy?.name })} <Moment at={it.acceptedAt} />
      </p>
      {it.signedAt && (
        <p>
          {t('signedBy', { name: it.signedBy?.name })} <Moment at={it.signedAt} />
        </p>
      )}
    </Section>
  );
}
