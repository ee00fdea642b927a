import { Button } from 'antd';
import { type KeyboardEvent, type ReactNode, useId, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { StateMark } from './StateMark';
import type { DeadlineTime, Mark } from './time/mark';
import { useTimes } from './time/useTimes';

interface DueRowProps {
  deadline: DeadlineTime & { id: string; metAt?: string | null };
  /** What has to be done. */
  title: ReactNode;
  /** Where the title leads. */
  to?: string;
  /** Who waits, and what hangs on it. */
  waiting: ReactNode;
  /** What happens when it is not done by then. A due time without its consequence does not exist. */
  then: ReactNode;
  /** Buttons, the main one first. */
  actions?: ReactNode;
  /** What unfolds to answer in place; with it `open` and `onToggle`, and the row's button is made here. */
  answer?: ReactNode;
  answerLabel?: string;
  /** Whether answering is the view's main action: then its button is filled until it is unfolded. */
  answerPrimary?: boolean;
  open?: boolean;
  onToggle?: (open: boolean) => void;
  /** Below the time instead of what is left, for example the date of a far one. */
  timeNote?: ReactNode;
}

/** Class of the row's dot on the rail (styles/agenda.css). */
const rowClasses: Partial<Record<Mark, string>> = {
  soon: ' soon',
  breached: ' breached',
  met: ' done met',
  metLate: ' done',
  waived: ' done waived',
  paused: ' paused',
};

/** Who waits, until when, what then: every duty shows these three, everywhere, in this order. */
export function DueRow({
  deadline,
  title,
  to,
  waiting,
  then,
  actions,
  answer,
  answerLabel,
  answerPrimary = false,
  open = false,
  onToggle,
  timeNote,
}: DueRowProps) {
  const { t } = useTranslation();
  const times = useTimes();
  const titleId = useId();
  const answerId = useId();
  const toggle = useRef<HTMLButtonElement>(null);
  const mark = times.mark(deadline);
  const closed = mark === 'met' || mark === 'metLate' || mark === 'waived';
  const at = closed && deadline.metAt ? deadline.metAt : deadline.dueAt;

  const toggleByKey = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && open) {
      event.stopPropagation();
      onToggle?.(false);
      toggle.current?.focus();
    }
  };

  return (
    <article className={`due${rowClasses[mark] ?? ''}`} aria-labelledby={titleId} onKeyDown={toggleByKey}>
      <div className="t">
        <Link to={`/deadlines/${deadline.id}`} title={t('time.why', { at: times.instant(deadline.dueAt) })}>
          <time dateTime={at}>{times.wall(at).time}</time>
        </Link>
        <small>
          {timeNote ?? (mark === 'paused' ? t('state.paused') : closed ? times.day(times.wall(at).date) : times.left(deadline.dueAt))}
        </small>
      </div>
      <div className="dot" />
      <div className="bd">
        <div className="ttl" id={titleId}>
          {to ? <Link to={to}>{title}</Link> : title}
        </div>
        <div className="sub">
          {mark !== 'open' && (mark !== 'soon' || !closed) && (
            <span className={mark === 'soon' ? 'vh' : 'mk'}>
              <StateMark mark={mark} />{' '}
            </span>
          )}
          {waiting}
          <br />
          <span className="then">{then}</span>
        </div>
      </div>
      <div className="go">
        {actions}
        {answer && (
          <Button
            ref={toggle}
            // Not `text` while open: Ant Design would put another element there, and the focus would be lost.
            type={answerPrimary && !open ? 'primary' : 'default'}
            className={open ? 'fold' : undefined}
            aria-expanded={open}
            aria-controls={open ? answerId : undefined}
            onClick={() => onToggle?.(!open)}
          >
            {open ? t('rail.fold') : (answerLabel ?? t('rail.unfold'))}
          </Button>
        )}
      </div>
      {open && answer && (
        <div className="answer" id={answerId} role="group" aria-labelledby={titleId}>
          {answer}
        </div>
      )}
    </article>
  );
}

/** Facts above an answer: what, how much, when, what for. */
export const Facts = ({ items }: { items: { term: ReactNode; value: ReactNode }[] }) => (
  <dl className="facts">
    {items.map((it, index) => (
      <div key={index}>
        <dt>{it.term}</dt>
        <dd>{it.value}</dd>
      </div>
    ))}
  </dl>
);
