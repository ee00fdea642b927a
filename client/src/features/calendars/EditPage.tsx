import { useSession } from '@api';
import { EmptyState, LinkButton, Page, QueryState } from '@components';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { calendarQuery } from './api';
import { Editor } from './Editor';
import { useYear } from './useYear';

/** The days and hours of a calendar, for administrators to change. */
export function EditPage() {
  const { t } = useTranslation('calendars');
  const { year, calendarId, search } = useYear();
  const changes = useSession().roles.includes('administrator');
  const calendar = useQuery(calendarQuery(calendarId));
  const back = `/calendar/${year}${search}`;
  return (
    <Page
      name={t('edit.name', { year })}
      crumbs={[{ text: t('name', { year }), to: back }, { text: t('edit.open') }]}
      heading={t('edit.heading', { year, name: calendar.data?.name ?? '' })}
      lede={t('edit.lede')}
      actions={
        changes && (
          <>
            <LinkButton to={`/calendar/${year - 1}/edit${search}`}>{t('yearOf', { year: year - 1 })}</LinkButton>
            <LinkButton to={`/calendar/${year + 1}/edit${search}`}>{t('yearOf', { year: year + 1 })}</LinkButton>
          </>
        )
      }
    >
      {changes ? (
        <QueryState query={calendar} lines={12}>
          {(data) => <Editor key={data.id} calendar={data} year={year} back={back} />}
        </QueryState>
      ) : (
        <EmptyState action={<LinkButton to={back}>{t('name', { year })}</LinkButton>}>{t('edit.forbidden')}</EmptyState>
      )}
    </Page>
  );
}
