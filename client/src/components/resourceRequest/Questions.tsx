import { useTranslation } from 'react-i18next';
import { Moment } from '../DueTime';
import { Note } from '../Note';
import { useTimes } from '../time/useTimes';
import { openQuestion, type ResourceRequest } from './resourceRequest';

/** What was asked back and answered, in order; while a question is open the reply rests, and this says so. */
export function Questions({ request }: { request: ResourceRequest }) {
  const { t } = useTranslation('resource-requests');
  const times = useTimes();
  const { questions, deadline } = request;
  if (questions.length === 0) return null;
  const open = openQuestion(request);
  return (
    <>
      <ol className="asked" aria-label={t('questions')}>
        {questions.map((it) => (
          <li key={it.at}>
            <p>
              <span className="q3">{t('asked')}</span> {it.text}
              <br />
              <span className="q3 s">
                {it.by.name} · <Moment at={it.at} />
              </span>
            </p>
            {it.answer && (
              <p>
                <span className="q3">{t('answered')}</span> {it.answer}
                <br />
                <span className="q3 s">
                  {it.answeredBy?.name} · {it.answeredAt && <Moment at={it.answeredAt} />}
                </span>
              </p>
            )}
          </li>
        ))}
      </ol>
      {open && deadline && deadline.state === 'paused' && <Note>{t('rests', { left: times.leftAt(open.at, deadline.dueAt) })}</Note>}
    </>
  );
}
