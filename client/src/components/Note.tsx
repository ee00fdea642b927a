import type { ReactNode } from 'react';
import { Icon } from './Icon';

interface NoteProps {
  tone?: 'plain' | 'soon' | 'breached' | 'provisional';
  /** Whether it appeared because of what the reader did: then it is read out. */
  live?: boolean;
  children: ReactNode;
}

const classes = { plain: 'note', soon: 'note soon', breached: 'note breached', provisional: 'note prov' };

/** One line that belongs to the page, not to a row. */
export const Note = ({ tone = 'plain', live = false, children }: NoteProps) => (
  <div className={classes[tone]} role={live ? 'status' : undefined}>
    <Icon name="info" />
    <div>{children}</div>
  </div>
);
