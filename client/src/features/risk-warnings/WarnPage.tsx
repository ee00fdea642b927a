import { type Answer, api, idempotent, unwrap } from '@api';
import { DueTime, Page, ProblemForm, QueryState } from '@components';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNavigate, useParams } from 'react-router';

type Warning = Answer<'get', '/api/v1/risk-warnings/{id}'>;

const workItemQuery = (id: string) =>
  queryOptions({
    queryKey: ['work-items', id],
    queryFn: ({ signal }) => unwrap(api.GET('/api/v1/work-items/{id}', { params: { path: { id } }, signal })),
  });

interface Values {
  cause: string;
  impact: string;
  solution: string;
}

/** A risk warning (风险预警通知): why, what it does to others, what is done about it. */
export function WarnPage() {
  const { t } = useTranslation('risk-warnings');
  const { id = '' } = useParams();
  const navigate = useNavigate();
  const workItem = useQuery(workItemQuery(id));
  return (
    <Page
      name={t('warn.name')}
      heading={workItem.data ? t('warn.heading', { title: workItem.data.title }) : t('warn.name')}
      lede={t('warn.lede')}
      crumbs={
        workItem.data && [
          { text: workItem.data.collaboration.name, to: `/collaborations/${workItem.data.collaboration.id}` },
          { text: workItem.data.title, to: `/work-items/${id}` },
          { text: t('warn.name') },
        ]
      }
    >
      <QueryState query={workItem}>
        {(it) => (
          <>
            {it.deadline && (
              <p>
                {t('warn.due')} <DueTime deadline={it.deadline} /> {t('warn.percent', { percent: it.percentComplete })}
              </p>
            )}
            <ProblemForm<Values, Warning>
              initialValues={{ cause: it.problem ?? '', impact: '', solution: it.solution ?? '' }}
              draft={`work-items/${id}/warn`}
              submitLabel={t('warn.send')}
              submit={(values, { idempotencyKey }) =>
                unwrap(
                  api.POST('/api/v1/risk-warnings', {
                    params: { header: idempotent(idempotencyKey) },
                    body: { workItemId: id, ...values },
                  }),
                )
              }
              onDone={(warning) => void navigate(`/risk-warnings/${warning.id}`)}
            >
              {(['cause', 'impact', 'solution'] as const).map((field) => (
                <Form.Item
                  key={field}
                  name={field}
                  label={t(`warn.${field}`)}
                  rules={[{ required: true, message: t(`warn.need.${field}`) }]}
                >
                  <Input.TextArea rows={2} maxLength={2000} />
                </Form.Item>
              ))}
            </ProblemForm>
          </>
        )}
      </QueryState>
    </Page>
  );
}
