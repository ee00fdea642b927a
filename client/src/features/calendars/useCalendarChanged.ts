import type { Answer } from '@api';
import { useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { calendarQuery } from './api';

type Changed = Answer<'put', '/api/v1/calendars/{id}'>;

/** After a calendar was changed: says how many deadlines moved, brings what depends on it up to date, and leads to the year. */
export function useCalendarChanged(): (done: Changed, to: string) => void {
  const { t } = useTranslation('what-if');
  const { message } = App.useApp();
  const cache = useQueryClient();
  const navigate = useNavigate();
  return ({ calendar, effect }, to) => {
    void message.success(effect.moved > 0 ? t('applied', { count: effect.moved }) : t('appliedAlone'));
    cache.setQueryData(calendarQuery(calendar.id).queryKey, calendar);
    void cache.invalidateQueries({
      predicate: ({ queryKey }) => ['calendars', 'deadlines', 'agenda', 'collaborations'].includes(String(queryKey[0])),
    });
    void navigate(to);
  };
}
