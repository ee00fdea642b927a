import { DueTime, Moment, Questions, RequestFacts, RequestReply, type ResourceRequest } from '@components';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { workItemQuery } from './api';
import { RequestSteps } from './RequestSteps';

/** One request, the same as a page and in a panel. */
export function RequestBody({ request }: { request: ResourceRequest }) {
  const { t } = useTranslation('resource-requests');
  const { requester, deadline, workItemId } = request;
  return (
    <>
      <RequestFacts request={request} />
      <dl className="kv sec">
        <dt>{t('requester')}</dt>
        <dd>{t('submittedBy', { requester: requester.member.name, department: requester.department.name })}</dd>
        <dt>{t('submittedAt')}</dt>
        <dd>
          <Moment at={request.submittedAt} />
        </dd>
        <dt>{t('provider')}</dt>
        <dd>{request.provider.name}</dd>
        {deadline && (
          <>
            <dt>{t('deadline')}</dt>
            <dd>
              <DueTime deadline={deadline} near={false} />
            </dd>
          </>
        )}
        {workItemId && (
          <>
            <dt>{t('task')}</dt>
            <dd>
              <TaskLink id={workItemId} />
            </dd>
          </>
        )}
      </dl>
      {request.questions.length > 0 && (
        <div className="sec">
          <Questions request={request} />
        </div>
      )}
      {request.reply && (
        <div className="sec">
          <RequestReply request={request} />
        </div>
      )}
      <RequestSteps request={request} />
    </>
  );
}

function TaskLink({ id }: { id: string }) {
  const { data } = useQuery(workItemQuery(id));
  return data ? <Link to={`/work-items/${id}`}>{data.title}</Link> : null;
}
