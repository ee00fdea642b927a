import { useSession } from '@api';
import { EmptyState, LinkButton, Page, QueryState } from '@components';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { calendarQuery } from './api';
import { Import } from './Import';
import { useYear } from './useYear';

/** Holidays from a file: read, looked at, tried out, taken over. */
export function ImportPage() {
  const { t } = useTranslation('calendars');
  const { year, calendarId, search } = useYear();
  const changes = useSession().roles.includes('administrator');
  const calendar = useQuery(calendarQuery(calendarId));
  const back = `/calendar/${year}${search}`;
  return (
    <Page
      name={t('import.name')}
      crumbs={[{ text: t('name', { year }), to: back }, { text: t('import.name') }]}
      heading={t('import.heading', { name: calendar.data?.name ?? '' })}
      lede={t('import.lede')}
    >
      {changes ? (
        <QueryState query={calendar} lines={4}>
          {(data) => <Import key={data.id} calendar={data} year={year} search={search} />}
        </QueryState>
      ) : (
        <EmptyState action={<LinkButton to={back}>{t('name', { year })}</LinkButton>}>{t('edit.forbidden')}</EmptyState>
      )}
    </Page>
  );
}
