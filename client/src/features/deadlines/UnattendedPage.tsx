import { useSession } from '@api';
import { DutyRow, EmptyState, LinkButton, Note, Page, QueryState, useTimes } from '@components';
import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { type Unattended, unattendedQuery } from './api';

/** How far ahead one may look; the server looks no further than the last. */
const spans = [7, 30, 92];
const usual = 30;

/** Duties of which nobody would hear when they are missed, with what is vacant and where it is filled. */
export function UnattendedPage() {
  const { t } = useTranslation('unattended');
  const administrator = useSession().roles.includes('administrator');
  const [address, setAddress] = useSearchParams();
  const days = spans.find((it) => String(it) === address.get('days')) ?? usual;
  const found = useQuery({ ...unattendedQuery(days), enabled: administrator });
  const count = found.data?.items.length ?? 0;
  return (
    <Page
      name={t('name')}
      crumbs={[{ text: t('crumb'), to: '/deadlines' }, { text: t('name') }]}
      heading={found.data ? (count > 0 ? t('heading', { count }) : t('none', { count: days })) : t('name')}
      lede={count > 0 && t('lede')}
    >
      {administrator ? (
        <>
          <div className="filters">
            <Select
              aria-label={t('within')}
              value={days}
              onChange={(value) => setAddress(value === usual ? {} : { days: String(value) }, { replace: true })}
              options={spans.map((value) => ({ value, label: t('days', { count: value }) }))}
            />
          </div>
          <QueryState query={found} lines={6} empty={t('empty', { count: days })}>
            {({ items, complete }) => (
              <>
                <ul className="rail" aria-label={t('name')}>
                  {items.map((it) => (
                    <li key={it.deadline.id}>
                      <Row unattended={it} />
                    </li>
                  ))}
                </ul>
                {!complete && <Note>{t('incomplete')}</Note>}
              </>
            )}
          </QueryState>
        </>
      ) : (
        <EmptyState action={<LinkButton to="/deadlines">{t('crumb')}</LinkButton>}>{t('forbidden')}</EmptyState>
      )}
    </Page>
  );
}

function Row({ unattended: { deadline, unreached } }: { unattended: Unattended }) {
  const { t } = useTranslation('unattended');
  const times = useTimes();
  const reasons = unreached.map(({ role, away }) =>
    away ? t('away', { name: away.name }) : t(`vacant.${role}`, { department: deadline.owner.department.name }),
  );
  // Who is liaison or has a letter is named in the collaboration. For a head, a sponsor, one who is away, and an approver of what is no task, the chain can be another.
  const named = ['liaison', 'lead', 'owner', ...(deadline.subject.type === 'workItem' ? ['responsible', 'accountable'] : [])];
  const byPeople = unreached.some(({ role, away }) => !away && named.includes(role));
  return (
    <DutyRow
      everybody
      deadline={deadline}
      more={<b className="b5">{[...new Set(reasons)].join(t('comma'))}</b>}
      timeNote={times.day(times.wall(deadline.dueAt).date, true)}
      actions={
        byPeople ? (
          <LinkButton to={`/collaborations/${deadline.collaboration.id}/raci`}>{t('fill')}</LinkButton>
        ) : (
          <LinkButton to={`/admin/deadline-policies?collaborationId=${deadline.collaboration.id}`}>{t('chain')}</LinkButton>
        )
      }
    />
  );
}
