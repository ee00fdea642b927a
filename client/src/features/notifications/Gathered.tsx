import { useTimes } from '@components';
import { Link } from 'react-router';
import type { Notification } from './api';
import { useNotificationText } from './useNotificationText';

/** What one notice holds: several that would have been a storm, each with its own sentence and link. */
export function Gathered({ notices }: { notices: Notification['gathered'] }) {
  const say = useNotificationText();
  const times = useTimes();
  return (
    <ul className="gathered">
      {notices.map((it) => {
        const text = say({ ...it, actor: null });
        return (
          <li key={`${it.deadlineId} ${it.kind} ${it.at}`}>
            <Link className="in-text" to={text.to ?? ''}>
              {text.sentence}
            </Link>{' '}
            <span className="s q3">
              <time dateTime={it.at}>{times.instant(it.at)}</time> · {it.collaboration.name}
              {text.reason && ` · ${text.reason}`}
            </span>
          </li>
        );
      })}
    </ul>
  );
}
