import { useTimes } from '@components';
import { useTranslation } from 'react-i18next';
import type { Agenda } from './groups';

/** Two weeks from this Monday: what is off or worked against its weekday, and where something of mine is due. */
export function Fortnight({ days }: { days: Agenda['days'] }) {
  const { t } = useTranslation('agenda');
  const { t: common } = useTranslation();
  const times = useTimes();
  const weekdays = [1, 2, 3, 4, 5, 6, 7];
  const weeks = [days.slice(0, 7), days.slice(7, 14)].filter((it) => it.length > 0);
  return (
    <section>
      <h2 id="fortnight">{t('fortnight')}</h2>
      <table className="wk" aria-labelledby="fortnight">
        <thead>
          <tr>
            {weekdays.map((it) => (
              <th key={it} scope="col">
                {t(`weekday.${it}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeks.map((week) => (
            <tr key={week[0]?.date}>
              {week.map((it) => {
                const off = it.kind === 'holiday' || it.kind === 'dayOff';
                const today = it.date === times.today;
                return (
                  <td key={it.date} title={it.name ?? undefined} aria-current={today ? 'date' : undefined}>
                    <div className={today ? 'd now' : off ? 'd o' : 'd'}>
                      {Number(it.date.slice(8))}
                      {off && <em>{common('day.off')}</em>}
                      {it.kind === 'makeUpWorkday' && <em className="w">{common('day.work')}</em>}
                      {it.due > 0 && (
                        <>
                          <u aria-hidden="true" />
                          <span className="vh">{t('dues', { count: it.due })}</span>
                        </>
                      )}
                    </div>
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
