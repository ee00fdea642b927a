import { collaborationQuery, useWatch } from '@api';
import { Page, QueryState } from '@components';
import { useInfiniteQuery, useQuery, type UseQueryResult } from '@tanstack/react-query';
import type { InfiniteData } from '@tanstack/react-query';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { type TimelineEntry, timelineQuery } from './api';
import { TimelineDays } from './Timeline';

const pageSize = 50;

/** Everything that happened, the newest first. */
export function TimelinePage() {
  const { t } = useTranslation(['collaborations', 'common']);
  const { id = '' } = useParams();
  useWatch(id);
  const collaboration = useQuery(collaborationQuery(id));
  const timeline = useInfiniteQuery(timelineQuery(id, pageSize));
  return (
    <Page
      name={t('timeline.title')}
      heading={t('timeline.title')}
      crumbs={[{ text: collaboration.data?.title ?? '', to: `/collaborations/${id}` }, { text: t('timeline.title') }]}
    >
      <QueryState query={timeline as UseQueryResult<InfiniteData<{ items: TimelineEntry[] }>>} lines={10}>
        {({ pages }) => <TimelineDays collaborationId={id} entries={pages.flatMap((page) => page.items)} />}
      </QueryState>
      {timeline.hasNextPage && (
        <Button className="gap-above" loading={timeline.isFetchingNextPage} onClick={() => void timeline.fetchNextPage()}>
          {t('common:more')}
        </Button>
      )}
    </Page>
  );
}
