import { Avatar, DueTime, subjectPath, useDuties } from '@components';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { AgendaItem } from './groups';

const shown = 8;

/** What others owe me. */
export function WaitingFor({ items }: { items: AgendaItem[] }) {
  const { t } = useTranslation('agenda');
  const say = useDuties();
  return (
    <section>
      <h2>{t('waiting.heading')}</h2>
      {items.length === 0 ? (
        <p className="s q2">{t('waiting.nobody')}</p>
      ) : (
        <ul className="wait">
          {items.slice(0, shown).map(({ deadline }) => {
            const { owner, subject, collaboration, week } = deadline;
            const who = owner.member?.name ?? owner.department.name;
            const to = subjectPath({ subject, collaborationId: collaboration.id, week });
            const what = say(deadline).title;
            return (
              <li key={deadline.id}>
                <Avatar name={who} />
                <div>
                  <b>{who}</b> · {to ? <Link to={to}>{what}</Link> : what}
                  <br />
                  <DueTime deadline={deadline} />
                </div>
              </li>
            );
          })}
        </ul>
      )}
      {items.length > shown && (
        <Link className="s" to="/deadlines">
          {t('waiting.more', { count: items.length - shown })}
        </Link>
      )}
    </section>
  );
}
