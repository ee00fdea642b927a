import { useSession } from '@api';
import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { calendarsQuery } from './api';

/** Which calendar is shown, where there is more than the organization's. */
export function Which({ calendarId, year }: { calendarId: string; year: number }) {
  const { t } = useTranslation('calendars');
  const { organization } = useSession();
  const navigate = useNavigate();
  const all = useQuery(calendarsQuery).data ?? [];
  if (all.length < 2) return null;
  return (
    <div className="filters">
      <Select
        aria-label={t('which')}
        value={calendarId}
        options={all.map((it) => ({ value: it.id, label: it.name }))}
        onChange={(id) => void navigate(`/calendar/${year}${id === organization.calendarId ? '' : `?calendar=${id}`}`)}
      />
    </div>
  );
}
