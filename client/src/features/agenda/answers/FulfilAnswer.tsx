import { api, idempotent, ifMatch, unwrap } from '@api';
import { type Deadline, Note, QueryState } from '@components';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { commitmentsQuery } from './commitments';
import { NoteForm } from './NoteForm';
import { useAnswered } from './useAnswered';

/** The condition on which a department confirmed is fulfilled. */
export function FulfilAnswer({ deadline, onDone }: { deadline: Deadline; onDone: () => void }) {
  const { t } = useTranslation('agenda');
  const { id } = deadline.collaboration;
  const conditionId = deadline.subject.id;
  const answered = useAnswered('commitments');
  return (
    <QueryState query={useQuery(commitmentsQuery(id))}>
      {({ items }) => {
        const commitment = items.find((it) => it.conditions.some((condition) => condition.id === conditionId));
        const condition = commitment?.conditions.find((it) => it.id === conditionId);
        if (!commitment || !condition?.allowed.includes('fulfil')) return <Note>{t('fulfil.notNow')}</Note>;
        return (
          <>
            <p className="q2">{t('fulfil.condition', { department: commitment.department.name, condition: condition.description })}</p>
            <NoteForm
              draft={`conditions/${conditionId}`}
              version={commitment.version}
              submitLabel={t('fulfil.submit')}
              submit={(note, sending) =>
                unwrap(
                  api.POST('/api/v1/collaborations/{id}/commitments/{departmentId}/conditions/{conditionId}/fulfil', {
                    params: {
                      path: { id, departmentId: commitment.department.id, conditionId },
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
