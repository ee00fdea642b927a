import type { DayKind } from '@api';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { StateMark } from './StateMark';
import type { DeadlineTime } from './time/mark';
import { useTimes } from './time/useTimes';

/** 休 or 班 where a day is not what its weekday says, or (`always`) whenever it is not worked. */
export function DayMark({ kind }: { kind: DayKind | undefined }) {
  const { t } = useTranslation();
  if (kind === 'makeUpWorkday')
    return (
      <span className="day work" title={t('day.workLong')}>
        {t('day.work')}
      </span>
    );
  if (kind === 'holiday' || kind === 'dayOff')
    return (
      <span className="day off" title={t('day.offLong')}>
        {t('day.off')}
      </span>
    );
  return null;
}

interface InstantProps {
  at: string;
  /** 今天, 周六 … instead of the date. */
  near?: boolean;
}

/** A moment: date, weekday and time, never broken over two lines; the exact one on hover and to programs. */
export function Moment({ at, near = false }: InstantProps) {
  const times = useTimes();
  const exact = times.instant(at);
  return (
    <time className="nw" dateTime={at} title={near ? exact : undefined}>
      {near ? times.near(at) : exact}
    </time>
  );
}

/** A date, `10月14日`. */
export function DayText({ date, weekday = false }: { date: string; weekday?: boolean }) {
  const times = useTimes();
  return (
    <time className="nw" dateTime={date}>
      {times.day(date, weekday)}
    </time>
  );
}

interface DueTimeProps {
  /** Every due time is a link to its own "why". */
  deadline: DeadlineTime & { id: string };
  near?: boolean;
  chip?: boolean;
}

/** When something is due, as a link to why, with its state's glyph and 班/休 of the day. */
export function DueTime({ deadline, near = true, chip = false }: DueTimeProps) {
  const { t } = useTranslation();
  const times = useTimes();
  const kind = times.kindOf(times.wall(deadline.dueAt).date);
  const mark = times.mark(deadline);
  const exact = times.instant(deadline.dueAt);
  return (
    <span className="duetime">
      <Link to={`/deadlines/${deadline.id}`} title={t('time.why', { at: exact })}>
        <StateMark mark={mark} chip={chip}>
          <time dateTime={deadline.dueAt}>{near ? times.near(deadline.dueAt) : exact}</time>
        </StateMark>
      </Link>{' '}
      <DayMark kind={kind === 'workday' ? undefined : kind} />
    </span>
  );
}

/** `还有 7 小时`, `不到 2 个工作日`, `晚了 3 小时`. Always beside the exact time. */
export function TimeLeft({ dueAt }: { dueAt: string }) {
  return <span className="nw">{useTimes().left(dueAt)}</span>;
}
