import type { CalendarDay } from '@api';
import { useTimes, weekdayOf } from '@components';
import { useTranslation } from 'react-i18next';

interface MonthProps {
  year: number;
  /** 1 to 12. */
  month: number;
  days: ReadonlyMap<string, CalendarDay>;
}

const two = (value: number) => String(value).padStart(2, '0');

/** One month, its weeks from Monday; 休 and 班 where a day is not what its weekday says. */
export function Month({ year, month, days }: MonthProps) {
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
              />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Cell({ day, it, today, todayText }: { day: number | null; it?: CalendarDay; today: boolean; todayText: string }) {
  const { t } = useTranslation();
  if (day === null || !it) return <td />;
  const rest = it.kind === 'holiday' || it.kind === 'dayOff';
  return (
    <td className={[rest && 'rest', today && 'today'].filter(Boolean).join(' ') || undefined} title={it.name ?? undefined}>
      <span className="num">
        {day}
        {today && <span className="vh"> {todayText}</span>}
      </span>
      {it.kind === 'holiday' && <span className="day off">{t('day.off')}</span>}
      {it.kind === 'makeUpWorkday' && <span className="day work">{t('day.work')}</span>}
      {it.name && <span className="vh"> {it.name}</span>}
    </td>
  );
}
