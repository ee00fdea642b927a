import { useSession } from '@api';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { DueRow } from '../DueRow';
import { type Deadline, useDuties } from './useDuties';

interface DutyRowProps {
  deadline: Deadline;
  /** Besides who waits: how far it is, what hangs on it. */
  more?: ReactNode;
  actions?: ReactNode;
  answer?: ReactNode;
  answerLabel?: string;
  answerPrimary?: boolean;
  open?: boolean;
  onToggle?: (open: boolean) => void;
  timeNote?: ReactNode;
  /** Whether to say who owes it even when it is the reader: in lists of everybody's. */
  everybody?: boolean;
}

/** A deadline as a row, everywhere the same: what, who owes it (when it is not the reader), for what, who waits, what then. */
export function DutyRow({ deadline, more, everybody = false, ...row }: DutyRowProps) {
  const { member: me } = useSession();
  const { t } = useTranslation('duties');
  const say = useDuties()(deadline);
  const { owner, collaboration } = deadline;
  const parts: ReactNode[] = [];
  const mine = owner.member?.id === me.id;
  if (everybody || !mine)
    parts.push(
      <span className="nw">
        <b className="b5">{mine ? t('youOwner') : (owner.member?.name ?? owner.department.name)}</b>
        {owner.member && ` ${owner.department.name}`}
      </span>,
    );
  parts.push(<Link to={`/collaborations/${collaboration.id}`}>{collaboration.name}</Link>);
  if (more) parts.push(more);
  const owed = deadline.state === 'open' || deadline.state === 'breached' || deadline.state === 'paused';
  if (owed && say.waiting) parts.push(<b className="b5">{say.waiting}</b>);
  return (
    <DueRow
      {...row}
      deadline={deadline}
      title={say.title}
      to={say.to}
      waiting={parts.map((part, index) => (
        <span key={index}>
          {index > 0 && ' · '}
          {part}
        </span>
      ))}
      then={say.then}
    />
  );
}
