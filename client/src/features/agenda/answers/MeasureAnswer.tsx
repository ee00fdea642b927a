import { api, idempotent, ifMatch, unwrap } from '@api';
import { type Deadline, Note, QueryState } from '@components';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { NoteForm } from './NoteForm';
import { useAnswered } from './useAnswered';

/** A measure against an issue is carried out. The deadline names the measure; its issue is found in the collaboration. */
export function MeasureAnswer({ deadline, onDone }: { deadline: Deadline; onDone: () => void }) {
  const { t } = useTranslation('agenda');
  const collaborationId = deadline.collaboration.id;
  const measureId = deadline.subject.id;
  const answered = useAnswered('issues');
  const issues = useQuery({
    queryKey: ['issues', { collaborationId, state: 'measuresRecorded' }],
    queryFn: ({ signal }) =>
      unwrap(api.GET('/api/v1/issues', { params: { query: { collaborationId, state: 'measuresRecorded', limit: 100 } }, signal })),
  });
  return (
    <QueryState query={issues} isEmpty={() => false}>
      {({ items }) => {
        const issue = items.find((it) => it.measures.some((measure) => measure.id === measureId));
        if (!issue?.allowed.includes('completeMeasure')) return <Note>{t('measure.notNow')}</Note>;
        return (
          <>
            <p className="q2">
              {t('measure.against')} <Link to={`/issues/${issue.id}`}>{issue.title}</Link>
            </p>
            <NoteForm
              draft={`measures/${measureId}`}
              version={issue.version}
              submitLabel={t('measure.submit')}
              submit={(note, sending) =>
                unwrap(
                  api.POST('/api/v1/issues/{id}/measures/{measureId}/complete', {
                    params: {
                      path: { id: issue.id, measureId },
                      header: { ...ifMatch(sending.version), ...idempotent(sending.idempotencyKey) },
                    },
                    body: { note },
                  }),
                )
              }
              onDone={() => {
                answered();
                onDone();
              }}
              onStale={answered}
            />
          </>
        );
      }}
    </QueryState>
  );
}
