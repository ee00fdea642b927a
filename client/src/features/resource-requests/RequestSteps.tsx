import { Choice, DecideForm, QuestionForm, ReplyOrAsk, type ResourceRequest, resourceRequestQuery, Section } from '@components';
import { useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ReasonForm } from './ReasonForm';

/** What the reader may do now: reply, accept or take up, decide; withdrawing stands back. */
export function RequestSteps({ request }: { request: ResourceRequest }) {
  const { t } = useTranslation('resource-requests');
  const cache = useQueryClient();
  const [settling, setSettling] = useState<'accept' | 'escalate'>('accept');
  const [withdrawing, setWithdrawing] = useState(false);
  const { allowed } = request;
  const values = { requester: request.requester.member.name, provider: request.provider.name };

  const done = (changed: ResourceRequest) => {
    cache.setQueryData(resourceRequestQuery(request.id).queryKey, changed);
    setWithdrawing(false);
    void cache.invalidateQueries({
      predicate: ({ queryKey }) => ['agenda', 'deadlines', 'resource-requests', 'collaborations'].includes(String(queryKey[0])),
    });
  };

  const settles = (['accept', 'escalate'] as const).filter((it) => allowed.includes(it));
  const chosen = settles.includes(settling) ? settling : settles[0];

  return (
    <>
      {allowed.includes('reply') && (
        <Section title={t('answerHeading', values)}>
          <ReplyOrAsk request={request} onReplied={done} onAsked={done} />
        </Section>
      )}
      {allowed.includes('answer') && (
        <Section title={t('answer.heading', values)}>
          <QuestionForm request={request} step="answer" onDone={done} />
        </Section>
      )}
      {allowed.includes('decide') && (
        <Section title={t('decideHeading')}>
          <DecideForm request={request} onDone={done} />
        </Section>
      )}
      {!withdrawing && chosen && (
        <Section title={t('settleHeading')}>
          <Choice
            label={t('settleHeading')}
            value={chosen}
            onChange={setSettling}
            options={settles.map((value) => ({ value, label: t(value) }))}
          />
          <div className="gap-above">
            <ReasonForm
              key={chosen}
              request={request}
              step={chosen}
              hint={chosen === 'escalate' ? t('escalateHint') : undefined}
              onDone={done}
            />
          </div>
        </Section>
      )}
      {allowed.includes('withdraw') &&
        (withdrawing ? (
          <Section title={t('withdrawHeading')}>
            <ReasonForm request={request} step="withdraw" hint={t('withdrawHint', values)} onDone={done} />
          </Section>
        ) : (
          <p className="sec">
            <Button onClick={() => setWithdrawing(true)}>{t('withdraw')}</Button>
          </p>
        ))}
    </>
  );
}
