import {
  DecideForm,
  LinkButton,
  Moment,
  QueryState,
  RequestFacts,
  RequestReply,
  resourceRequestQuery,
  Section,
  subjectPath,
} from '@components';
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useAnswered } from './answers/useAnswered';
import type { Agenda } from './groups';

type Decision = Agenda['decisions'][number];

/** What was taken up the chain, and what waits to be approved or signed: it has no due time, somebody waits all the same. */
export function Decisions({ decisions, onDone }: { decisions: Decision[]; onDone: (said: string) => void }) {
  const { t } = useTranslation('agenda');
  return (
    <Section title={t('decisions.heading')}>
      <ul className="list">
        {decisions.map((it) => (
          <DecisionRow key={`${it.kind}${it.subject.id}`} decision={it} onDone={onDone} />
        ))}
      </ul>
    </Section>
  );
}

function DecisionRow({ decision, onDone }: { decision: Decision; onDone: (said: string) => void }) {
  const { t } = useTranslation('agenda');
  const [open, setOpen] = useState(false);
  const id = useId();
  const { kind, subject, collaboration, since } = decision;
  const to = subjectPath({ subject, collaborationId: collaboration.id }) ?? '/';
  return (
    <li>
      <div className="ttl" id={id}>
        <Link to={to}>{t(`decisions.${kind}`, { title: subject.title, collaboration: collaboration.name })}</Link>
      </div>
      <div className="sub">
        {decision.for && <b className="b5">{t('standsFor.mark', { who: decision.for.name })} · </b>}
        {collaboration.name} · {t('decisions.since')} <Moment at={since} />
      </div>
      <div className="end">
        {kind === 'decideResourceRequest' ? (
          <Button aria-expanded={open} onClick={() => setOpen(!open)}>
            {open ? t('decisions.fold') : t('decisions.decide')}
          </Button>
        ) : (
          <LinkButton to={to}>{t('decisions.look')}</LinkButton>
        )}
      </div>
      {open && (
        <div className="answer" role="group" aria-labelledby={id}>
          <Deciding id={subject.id} onDone={() => onDone(t('said.decided', { title: subject.title }))} />
        </div>
      )}
    </li>
  );
}

function Deciding({ id, onDone }: { id: string; onDone: () => void }) {
  const answered = useAnswered('resource-requests');
  return (
    <QueryState query={useQuery(resourceRequestQuery(id))}>
      {(request) => (
        <>
          <RequestFacts request={request} />
          <RequestReply request={request} />
          {request.allowed.includes('decide') && (
            <DecideForm
              request={request}
              onDone={() => {
                answered();
                onDone();
              }}
            />
          )}
        </>
      )}
    </QueryState>
  );
}
