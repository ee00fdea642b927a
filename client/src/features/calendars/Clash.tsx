import { ConflictPanel, useTimes } from '@components';
import { useTranslation } from 'react-i18next';
import { type Content, type Hours, type SpecialDay, weekdays } from './content';
import { partOf, type Rebased, settled } from './rebase';

/** Not a date, a weekday or a year of its own on that side. */
const none = 'none';

/** What somebody else and I changed to different values: which of the two stays. */
export function Clash({ rebased, onKeep }: { rebased: Rebased; onKeep: (content: Content) => void }) {
  const { t, i18n } = useTranslation('calendars');
  const times = useTimes();
  const hours = ({ start, end }: Hours) => `${start}–${end}`;
  const labelOf = (field: string): string => {
    const part = partOf(field);
    if (part === 'standard') return t('edit.standard');
    if ('date' in part) return times.day(part.date, true);
    if ('year' in part) return t('yearOf', { year: part.year });
    const monday = Date.UTC(2024, 0, 1 + weekdays.indexOf(part.weekday));
    return new Intl.DateTimeFormat(i18n.language, { weekday: 'long', timeZone: 'UTC' }).format(monday);
  };
  const show = (field: string, value: unknown): string => {
    const part = partOf(field);
    if (part === 'standard') return hours(value as Hours);
    if ('year' in part) return t(value === none ? 'edit.notAnnounced' : 'edit.isAnnounced');
    if ('weekday' in part) return value === none ? t('edit.off') : hours(value as Hours);
    if (value === none) return t('edit.kinds.ordinary');
    const day = value as Omit<SpecialDay, 'date'>;
    return [t(`edit.kinds.${day.kind}`), times.language === 'en' ? day.name?.en : day.name?.zh, day.hours && hours(day.hours)]
      .filter(Boolean)
      .join(' ');
  };
  return (
    <ConflictPanel
      fields={rebased.clashes.map((it) => ({ ...it, theirs: it.theirs ?? none, mine: it.mine ?? none }))}
      labelOf={labelOf}
      show={show}
      onKeep={(chosen) => onKeep(settled(rebased, chosen))}
    />
  );
}
