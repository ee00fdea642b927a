import type { CalendarDay } from '@api';
import { addDays } from '@components';
import { type KeyboardEvent, useRef } from 'react';
import { Month } from './Month';

interface YearProps {
  year: number;
  days: ReadonlyMap<string, CalendarDay>;
  halves: ReadonlySet<string>;
  provisional: boolean;
  /** For editing: which day is chosen; arrows move over the days, Enter or a click opens one. */
  picking?: { selected: string; onMove: (date: string) => void; onPick: (date: string) => void };
}

const stepOf: Record<string, number> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 };

/** Twelve months at a glance; on dashed ground while the year is not announced. */
export function Year({ year, days, halves, provisional, picking }: YearProps) {
  const root = useRef<HTMLDivElement>(null);
  const move = (event: KeyboardEvent) => {
    const step = stepOf[event.key];
    if (!picking || step === undefined) return;
    event.preventDefault();
    const to = addDays(picking.selected, step);
    if (!days.has(to)) return;
    picking.onMove(to);
    root.current?.querySelector<HTMLElement>(`[data-date="${to}"]`)?.focus();
  };
  return (
    <div ref={root} className={provisional ? 'months prov' : 'months'} onKeyDown={move}>
      {Array.from({ length: 12 }, (_, index) => (
        <Month key={index} year={year} month={index + 1} days={days} halves={halves} picking={picking} />
      ))}
    </div>
  );
}
