import { type Deadline, useTimes } from '@components';
import { useTranslation } from 'react-i18next';
import type { Explanation } from './api';
import type { Progress } from './progress';

interface TrackProps {
  deadline: Deadline;
  progress: Progress;
  explanation: Explanation;
}

const percent = (part: number) => `${Math.round(part * 1000) / 10}%`;
/** Labels at the ends are turned inwards. */
const edge = (part: number) => (part < 0.08 ? ' f' : part > 0.92 ? ' e' : '');

/** From the start to the due time, and where it stands; in working time where the duty counts workdays. */
export function Track({ deadline, progress, explanation }: TrackProps) {
  const { t } = useTranslation('deadlines');
  const times = useTimes();
  const { metAt, dueAt } = deadline;
  const startsAt = explanation.countsFrom;
  const rests = explanation.pauses.find((it) => it.until === null);
  const now = metAt
    ? t('track.done', { time: shortly(metAt) })
    : rests
      ? t('track.paused', { time: shortly(rests.from) })
      : t('track.now', { time: times.time(times.now.toISOString()) });
  return (
    <div
      className="track"
      role="img"
      aria-label={t('track.label', {
        start: shortly(startsAt),
        due: shortly(dueAt),
        percent: Math.round((progress.at / progress.due) * 100),
      })}
    >
      <div className="base">
        <i style={{ width: percent(Math.min(progress.at, progress.due)) }} />
        {progress.at > progress.due && <b style={{ width: percent(progress.at - progress.due) }} />}
      </div>
      <span className="mk f lo" style={{ left: 0 }}>
        {shortly(startsAt)}
        <br />
        {t('track.start')}
      </span>
      <span className={`mk up${edge(progress.at)}`} style={{ left: percent(progress.at) }}>
        {now}
      </span>
      <span className={`mk duee${edge(progress.due)}`} style={{ left: percent(progress.due) }}>
        {shortly(dueAt)}
        <br />
        {t('track.due')}
      </span>
    </div>
  );

  function shortly(at: string) {
    const { date, time } = times.wall(at);
    return `${times.day(date)} ${time}`;
  }
}
