import type { ReactNode } from 'react';

/** Who waits | who owes: the only ornament. */
export const TallyChip = ({ waits, owes }: { waits: ReactNode; owes: ReactNode }) => (
  <span className="tally">
    <span>{waits}</span>
    <span>{owes}</span>
  </span>
);
