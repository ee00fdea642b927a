import type { CalendarDay } from '@api';
import { useTimes, weekdayOf } from '@components';
import { useTranslation } from 'react-i18next';

interface MonthProps {
  year: number;
  /** 1 to 12. */
  month: number;
  days: ReadonlyMap<string, CalendarDay>;
  /** Dates of which a half is worked. */
  halves?: ReadonlySet<string>;
  /** For editing: the day that is chosen; each day is a button. */
  picking?: { selected: string; onPick: (date: string) => void };
}

const two = (value: number) => String(value).padStart(2, '0');

/** One month, its weeks from Monday; 休 and 班 where a day is not what its weekday says. */
export function Month({ year, month, days, halves, picking }: MonthProps) {
  const { t, i18n } = useTranslation('calendars');
  const { today } = useTimes();
  const utc = (day: number) => Date.UTC(year, month - 1, day);
  const say = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(i18n.language, { ...options, timeZone: 'UTC' });
  const length = new Date(Date.UTC(year, month, 0)).getUTCDate();
  const before = (weekdayOf(`${year}-${two(month)}-01`) + 6) % 7;
  const cells = Array.from({ length: Math.ceil((before + length) / 7) * 7 }, (_, index) => index - before + 1);
  // 1 January 2024 was a Monday.
  const weekdays = Array.from({ length: 7 }, (_, index) => Date.UTC(2024, 0, 1 + index));
  return (
    <table className="month">
      <caption>{say({ month: 'long' }).format(utc(1))}</caption>
      <thead>
        <tr>
          {weekdays.map((day) => (
            <th key={day} scope="col" abbr={say({ weekday: 'long' }).format(day)}>
              {say({ weekday: 'narrow' }).format(day)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {Array.from({ length: cells.length / 7 }, (_, week) => (
          <tr key={week}>
            {cells.slice(week * 7, week * 7 + 7).map((day) => (
              <Cell
                key={day}
                day={day >= 1 && day <= length ? day : null}
                it={days.get(`${year}-${two(month)}-${two(day)}`)}
                today={today === `${year}-${two(month)}-${two(day)}`}
                todayText={t('today')}
                half={halves?.has(`${year}-${two(month)}-${two(day)}`)}
                picking={picking}
              />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

interface CellProps {
  day: number | null;
  it?: CalendarDay;
  today: boolean;
  todayText: string;
  half?: boolean;
  picking: MonthProps['picking'];
}

function Cell({ day, it, today, todayText, half = false, picking }: CellProps) {
  const { t } = useTranslation();
  const times = useTimes();
  if (day === null || !it) return <td />;
  const rest = it.kind === 'holiday' || it.kind === 'dayOff';
  const chosen = picking?.selected === it.date;
  const shown = (
    <>
      <span className="num">
        {day}
        {today && <span className="vh"> {todayText}</span>}
      </span>
      {it.kind === 'holiday' && <span className="day off">{t('day.off')}</span>}
      {it.kind === 'makeUpWorkday' && <span className="day work">{t('day.work')}</span>}
      {half && <span className="day half">{t('calendars:half')}</span>}
      {it.name && <span className="vh"> {it.name}</span>}
    </>
  );
  return (
    <td
      className={[rest && 'rest', today && 'today', chosen && 'chosen'].filter(Boolean).join(' ') || undefined}
      title={it.name ?? undefined}
    >
      {picking ? (
        <button type="button" data-date={it.date} tabIndex={chosen ? 0 : -1} aria-pressed={chosen} onClick={() => picking.onPick(it.date)}>
          <span className="vh">
            {[times.day(it.date, true), t(`calendars:kind.${half ? 'halfDay' : it.kind}`), it.name]
              .filter(Boolean)
              .join(t('calendars:comma'))}
          </span>
          <span aria-hidden="true">{shown}</span>
        </button>
      ) : (
        shown
      )}
    </td>
  );
}
