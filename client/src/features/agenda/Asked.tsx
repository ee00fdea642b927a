import { Questions, QuestionForm, openQuestion, RequestFacts, resourceRequestQuery, Section } from '@components';
import { useQueries } from '@tanstack/react-query';
import { Button } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useAnswered } from './answers/useAnswered';
import type { AgendaItem } from './groups';

interface AskedProps {
  items: AgendaItem[];
  onToggle: (open: boolean) => void;
  onDone: (said: string) => void;
}

/** Whoever should reply to me asked back first: nobody's time runs until I answer. */
export function Asked({ items, onToggle, onDone }: AskedProps) {
  const { t } = useTranslation('agenda');
  const answered = useAnswered('resource-requests');
  const [open, setOpen] = useState<string | null>(null);
  const unfold = (request: string | null) => {
    setOpen(request);
    onToggle(request !== null);
  };
  const id = useId();
  const resting = items.filter(({ deadline }) => deadline.kind === 'resourceReply' && deadline.state === 'paused');
  const requests = useQueries({ queries: resting.map(({ deadline }) => resourceRequestQuery(deadline.subject.id)) })
    .flatMap(({ data }) => data ?? [])
    .filter((it) => it.allowed.includes('answer'));
  if (requests.length === 0) return null;
  return (
    <Section title={t('asked.heading')}>
      <ul className="list">
        {requests.map((request) => (
          <li key={request.id}>
            <div className="ttl" id={id + request.id}>
              <Link to={`/resource-requests/${request.id}`}>
                {t('asked.title', { provider: request.provider.name, title: request.title })}
              </Link>
            </div>
            <div className="sub">{openQuestion(request)?.text}</div>
            <div className="end">
              <Button aria-expanded={open === request.id} onClick={() => unfold(open === request.id ? null : request.id)}>
                {open === request.id ? t('decisions.fold') : t('asked.answer')}
              </Button>
            </div>
            {open === request.id && (
              <div className="answer" role="group" aria-labelledby={id + request.id}>
                <RequestFacts request={request} />
                <Questions request={request} />
                <QuestionForm
                  request={request}
                  step="answer"
                  onDone={() => {
                    unfold(null);
                    answered();
                    onDone(t('asked.said', { provider: request.provider.name }));
                  }}
                />
              </div>
            )}
          </li>
        ))}
      </ul>
    </Section>
  );
}
