import { EmptyState, Page, QueryState } from '@components';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { gatheredQuery } from './api';
import { Gathered } from './Gathered';

/** Everything that one digest gathered. */
export function DigestPage() {
  const { t } = useTranslation('notifications');
  const { t: common } = useTranslation();
  const { id = '' } = useParams();
  const query = useInfiniteQuery(gatheredQuery(id));
  const all = query.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Page
      name={t('digest.name')}
      crumbs={[{ text: t('name'), to: '/notifications' }, { text: t('digest.name') }]}
      heading={query.data && !query.hasNextPage ? t('digest.heading', { count: all.length }) : t('digest.name')}
      lede={t('digest.lede')}
    >
      <QueryState query={query} isEmpty={() => all.length === 0} empty={<EmptyState>{t('digest.empty')}</EmptyState>}>
        {() => (
          <>
            <Gathered notices={all} />
            {query.hasNextPage && (
              <Button className="gap-above" loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
                {common('more')}
              </Button>
            )}
          </>
        )}
      </QueryState>
    </Page>
  );
}
