import { unreadQuery } from '@api';
import { EmptyState, Page, QueryState, RailGroup, useTimes } from '@components';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Button, Segmented } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import { type Notification, notificationsQuery, useRead } from './api';
import { Gathered } from './Gathered';
import { type NotificationText, useNotificationText } from './useNotificationText';

/** What was I told, and why me? */
export function NotificationsPage() {
  const { t } = useTranslation('notifications');
  const { t: common } = useTranslation();
  const [address, setAddress] = useSearchParams();
  const onlyUnread = address.has('unread');
  const query = useInfiniteQuery(notificationsQuery(onlyUnread ? { unread: true } : {}));
  const { data: unread = 0 } = useQuery(unreadQuery);
  const read = useRead();
  const say = useNotificationText();
  const items = query.data?.pages.flatMap((page) => page.items) ?? [];
  const newest = items.find((it) => !it.readAt);

  return (
    <Page
      name={t('name')}
      heading={query.data ? (unread > 0 ? t('heading.unread', { count: unread }) : t('heading.none')) : t('name')}
      lede={newest && t('lede', { sentence: say(newest).sentence })}
      actions={
        unread > 0 && (
          <Button disabled={read.isPending} onClick={() => read.mutate('all')}>
            {t('readAll')}
          </Button>
        )
      }
    >
      <Segmented
        className="gap-below"
        aria-label={t('filter')}
        value={onlyUnread ? 'unread' : 'all'}
        onChange={(chosen) => setAddress(chosen === 'unread' ? { unread: '1' } : {}, { replace: true })}
        options={[
          { value: 'all', label: t('all') },
          { value: 'unread', label: t('unread') },
        ]}
      />
      <QueryState
        query={query}
        isEmpty={(data) => data.pages.every((page) => page.items.length === 0)}
        empty={<EmptyState>{t(onlyUnread ? 'emptyUnread' : 'empty')}</EmptyState>}
      >
        {() => (
          <>
            <ByDay items={items} say={say} onRead={(id) => read.mutate(id)} />
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

interface ByDayProps {
  items: Notification[];
  say: (notice: Notification) => NotificationText;
  onRead: (id: string) => void;
}

function ByDay({ items, say, onRead }: ByDayProps) {
  const { t } = useTranslation('notifications');
  const times = useTimes();
  const days = new Map<string, Notification[]>();
  for (const it of items) {
    const { date } = times.wall(it.at);
    days.set(date, [...(days.get(date) ?? []), it]);
  }
  return [...days].map(([date, notices]) => (
    <section key={date} className="told" aria-label={times.day(date, true)}>
      <RailGroup title={date === times.today ? t('today') : times.day(date, true)} note={date === times.today && times.day(date, true)} />
      <ul className="list">
        {notices.map((it) => (
          <Row key={it.id} notice={it} text={say(it)} onRead={() => onRead(it.id)} />
        ))}
      </ul>
    </section>
  ));
}

function Row({ notice, text, onRead }: { notice: Notification; text: NotificationText; onRead: () => void }) {
  const { t } = useTranslation('notifications');
  const times = useTimes();
  const { collaboration, readAt } = notice;
  const fresh = !readAt;
  return (
    <li className={fresh ? 'fresh' : undefined}>
      <div className="ttl">
        {fresh && <span className="vh">{t('isUnread')} </span>}
        {text.to ? (
          <Link to={text.to} onClick={() => fresh && onRead()}>
            {text.sentence}
          </Link>
        ) : (
          text.sentence
        )}
      </div>
      <div className="sub">
        <time dateTime={notice.at}>{times.time(notice.at)}</time>
        {collaboration && ` · ${collaboration.name}`}
        {text.reason && ` · ${text.reason}`}
      </div>
      {notice.gathered.length > 0 && <Gathered notices={notice.gathered} />}
      <div className="end">
        {fresh && (
          <Button type="text" size="small" onClick={onRead} aria-label={t('markReadOf', { sentence: text.sentence })}>
            {t('markRead')}
          </Button>
        )}
      </div>
    </li>
  );
}
