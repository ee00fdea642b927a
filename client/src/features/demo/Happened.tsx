import type { Answer } from '@api';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';

type Events = Answer<'put', '/api/v1/demo/clock'>['happened'];

/** What a person would be told about; the rest of the history is on the deadline's own page. */
const told = ['reminded', 'breached', 'escalated', 'met'] as const;

/** One line of what happened on the way, each kind leading to its first one. */
export function Happened({ events }: { events: Events }) {
  const { t } = useTranslation('demo');
  const kinds = told.map((event) => ({ event, of: events.filter((it) => it.event === event) })).filter(({ of }) => of.length > 0);
  if (kinds.length === 0) return t('nothing');
  return kinds.map(({ event, of }, index) => (
    <span key={event}>
      {index > 0 && ' · '}
      <Link to={`/deadlines/${of[0]?.deadlineId}`}>{t(event, { count: of.length })}</Link>
    </span>
  ));
}
