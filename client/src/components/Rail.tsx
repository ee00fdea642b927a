import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { wallOf } from './time/zone';
import { useTimes } from './time/useTimes';

/** The line of time that duties hang on. */
export const Rail = ({ children }: { children: ReactNode }) => <div className="rail">{children}</div>;

/** A day or span on the rail: `今天 10月11日 周五`. */
export const RailGroup = ({ title, note }: { title: ReactNode; note?: ReactNode }) => (
  <h2 className="grp">
    {title} {note && <span>{note}</span>}
  </h2>
);

/** Where time stands now. */
export function NowLine() {
  const { t } = useTranslation();
  const { now, timeZone } = useTimes();
  const time = wallOf(now, timeZone).time;
  return (
    <div className="due nowline">
      <div className="t">
        <span className="vh">{t('rail.now', { time })}</span>
        <span aria-hidden="true">{time}</span>
      </div>
      <div className="dot" />
      <hr />
    </div>
  );
}
