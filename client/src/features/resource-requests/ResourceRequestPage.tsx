import { useWatch } from '@api';
import { Page, QueryState, resourceRequestQuery, useRequestSentence } from '@components';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { RequestBody } from './RequestBody';

/** Can I have it, from when, and if not, what else? */
export function ResourceRequestPage() {
  const { t } = useTranslation('resource-requests');
  const { t: common } = useTranslation();
  const { id = '' } = useParams();
  const query = useQuery(resourceRequestQuery(id));
  const sentence = useRequestSentence();
  const request = query.data;
  useWatch(request?.collaboration.id);
  return (
    <Page
      name={request ? request.title : t('name')}
      heading={request?.title ?? t('name')}
      lede={request && sentence(request)}
      crumbs={
        request && [
          { text: common('nav.collaborations'), to: '/collaborations' },
          { text: request.collaboration.name, to: `/collaborations/${request.collaboration.id}` },
          { text: t('list.label'), to: `/collaborations/${request.collaboration.id}/resources` },
          { text: request.title },
        ]
      }
    >
      <QueryState query={query}>
        {(data) => (
          <div className="reading">
            <RequestBody key={data.id} request={data} />
          </div>
        )}
      </QueryState>
    </Page>
  );
}
