import { useSession } from '@api';
import type { ReactNode } from 'react';
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
}

/** A deadline as a row, everywhere the same: what, who owes it (when it is not the reader), for what, who waits, what then. */
export function DutyRow({ deadline, more, ...row }: DutyRowProps) {
  const { member: me } = useSession();
  const say = useDuties()(deadline);
  const { owner, collaboration } = deadline;
  const parts: ReactNode[] = [];
  if (owner.member?.id !== me.id)
    parts.push(
      <span className="nw">
        <b className="b5">{owner.member?.name ?? owner.department.name}</b>
        {owner.member && ` ${owner.department.name}`}
      </span>,
    );
  parts.push(<Link to={`/collaborations/${collaboration.id}`}>{collaboration.name}</Link>);
  if (more) parts.push(more);
  if (say.waiting) parts.push(<b className="b5">{say.waiting}</b>);
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
