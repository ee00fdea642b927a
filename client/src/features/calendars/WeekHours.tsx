import { Checkbox, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { type Content, type Weekday, weekdays } from './content';

interface WeekHoursProps {
  content: Content;
  onChange: (content: Content) => void;
}

/** Which weekdays are worked, and from when to when. */
export function WeekHours({ content, onChange }: WeekHoursProps) {
  const { t, i18n } = useTranslation('calendars');
  const name = (index: number) =>
    new Intl.DateTimeFormat(i18n.language, { weekday: 'long', timeZone: 'UTC' }).format(Date.UTC(2024, 0, 1 + index)); // a Monday
  const change = (weekday: Weekday, hours: { start: string; end: string } | null) =>
    onChange({
      ...content,
      workingTimes: weekdays.flatMap((it) => {
        if (it === weekday) return hours ? [{ weekday, ...hours }] : [];
        return content.workingTimes.filter((worked) => worked.weekday === it);
      }),
    });
  const standard = content.standardHours;
  return (
    <>
      <ul className="weekhours">
        {weekdays.map((weekday, index) => {
          const hours = content.workingTimes.find((it) => it.weekday === weekday);
          return (
            <li key={weekday}>
              <Checkbox
                checked={hours !== undefined}
                onChange={({ target }) => change(weekday, target.checked ? content.standardHours : null)}
              >
                {name(index)}
              </Checkbox>
              {hours ? (
                <span>
                  {(['start', 'end'] as const).map((side) => (
                    <Input
                      key={side}
                      type="time"
                      size="small"
                      aria-label={t(`edit.${side}Of`, { day: name(index) })}
                      value={hours[side]}
                      onChange={({ target }) => target.value && change(weekday, { ...hours, [side]: target.value })}
                    />
                  ))}
                </span>
              ) : (
                <span className="q3">{t('edit.off')}</span>
              )}
            </li>
          );
        })}
        <li>
          {t('edit.standard')}
          <span>
            {(['start', 'end'] as const).map((side) => (
              <Input
                key={side}
                type="time"
                size="small"
                aria-label={t(`edit.${side}Of`, { day: t('edit.standard') })}
                value={standard[side]}
                onChange={({ target }) => target.value && onChange({ ...content, standardHours: { ...standard, [side]: target.value } })}
              />
            ))}
          </span>
        </li>
      </ul>
      <p className="s q3">{t('edit.standardHint')}</p>
    </>
  );
}
