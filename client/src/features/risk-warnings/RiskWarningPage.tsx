import { api, unwrap } from '@api';
import { DueTime, LinkButton, Moment, Page, QueryState, Section } from '@components';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';

const riskWarningQuery = (id: string) =>
  queryOptions({
    queryKey: ['risk-warnings', id],
    queryFn: ({ signal }) => unwrap(api.GET('/api/v1/risk-warnings/{id}', { params: { path: { id } }, signal })),
  });

/** A warning as it was raised, and the emergency meeting that follows within 24 hours. */
export function RiskWarningPage() {
  const { t } = useTranslation('risk-warnings');
  const { id = '' } = useParams();
  const warning = useQuery(riskWarningQuery(id));
  const it = warning.data;
  return (
    <Page
      name={t('page.name')}
      heading={it ? t('page.heading', { title: it.workItem.title }) : t('page.name')}
      lede={
        it && (
          <>
            {it.raisedBy?.name} · <Moment at={it.raisedAt} />
          </>
        )
      }
      crumbs={
        it && [
          { text: it.collaboration.name, to: `/collaborations/${it.collaboration.id}` },
          { text: it.workItem.title, to: `/work-items/${it.workItem.id}` },
          { text: t('page.name') },
        ]
      }
      actions={
        it?.allowed.includes('convene') && (
          <LinkButton primary to={`/meetings/new?collaboration=${it.collaboration.id}&riskWarning=${it.id}`}>
            {t('page.convene')}
          </LinkButton>
        )
      }
    >
      <QueryState query={warning}>
        {(data) => (
          <>
            {(['cause', 'impact', 'solution'] as const).map((field) => (
              <Section key={field} title={t(`warn.${field}`)}>
                <p className="measure m">{data[field]}</p>
              </Section>
            ))}
            <Section title={t('page.meeting')}>
              {data.meetingId ? (
                <Link to={`/meetings/${data.meetingId}`}>{t('page.convened')}</Link>
              ) : (
                <p>
                  {t('page.notConvened')} {data.deadline && <DueTime deadline={data.deadline} />}
                </p>
              )}
            </Section>
          </>
        )}
      </QueryState>
    </Page>
  );
}
