import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Mark } from './time/mark';

/** Class of the glyph and colour (styles/parts.css). */
const classes: Record<Mark, string> = {
  open: 'open',
  soon: 'soon',
  breached: 'breached',
  met: 'met',
  metLate: 'late',
  waived: 'waived',
  paused: 'paused',
  provisional: 'prov',
};

interface StateMarkProps {
  mark: Mark;
  /** In a chip, where it stands alone. */
  chip?: boolean;
  /** What stands for the state's word (a time, a thing); the word is then said to screen readers. */
  children?: ReactNode;
}

/** A state as glyph, word and colour: never colour alone. */
export function StateMark({ mark, chip = false, children }: StateMarkProps) {
  const { t } = useTranslation();
  const word = t(`state.${mark}`);
  return (
    <span className={`st ${classes[mark]}${chip ? ' box' : ''}`}>
      {children === undefined ? (
        word
      ) : (
        <span>
          <span className="vh">{word} </span>
          {children}
        </span>
      )}
    </span>
  );
}
