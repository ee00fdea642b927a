import { type Answer, api, idempotent, ifMatch, unwrap } from '@api';
import { type Deadline, Facts, formatNumber, LinkButton, Note, ProblemForm, QueryState, useTimes } from '@components';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { commitmentsQuery, goalsQuery } from './commitments';
import { useAnswered } from './useAnswered';

type Commitment = Answer<'get', '/api/v1/collaborations/{id}/commitments'>['items'][number];

/** What is confirmed, and the one button; a condition or a refusal has its page. */
export function ConfirmAnswer({ deadline, onDone }: { deadline: Deadline; onDone: () => void }) {
  const { t } = useTranslation('agenda');
  const times = useTimes();
  const { id } = deadline.collaboration;
  const commitments = useQuery(commitmentsQuery(id));
  const goals = useQuery(goalsQuery(id));
  const answered = useAnswered('commitments');
  return (
    <>
      <QueryState query={goals} lines={2}>
        {({ items }) => (
          <Facts
            items={items.map((it) => ({
              term: it.indicator,
              value: t('confirm.goal', { target: formatNumber(it.target), unit: it.unit, due: times.day(it.dueOn) }),
            }))}
          />
        )}
      </QueryState>
      <QueryState query={commitments} lines={1}>
        {({ items }) => {
          const mine = items.find((it) => it.department.id === deadline.owner.department.id);
          if (!mine?.allowed.includes('confirm')) return <Note>{t('confirm.notNow')}</Note>;
          return (
            <ProblemForm<object, Commitment>
              version={mine.version}
              initialValues={{}}
              submitLabel={t('confirm.submit')}
              secondary={
                <LinkButton quiet to={`/collaborations/${id}/kickoff`}>
                  {t('confirm.otherwise')}
                </LinkButton>
              }
              submit={(_, sending) =>
                unwrap(
                  api.POST('/api/v1/collaborations/{id}/commitments/{departmentId}/confirm', {
                    params: {
                      path: { id, departmentId: mine.department.id },
                      header: { ...ifMatch(sending.version), ...idempotent(sending.idempotencyKey) },
                    },
                    body: {},
                  }),
                )
              }
              onDone={() => {
                answered();
                onDone();
              }}
              onStale={answered}
            >
              {null}
            </ProblemForm>
          );
        }}
      </QueryState>
    </>
  );
}
