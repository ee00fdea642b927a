import { useSession } from '@api';
import { Page, QueryList, Section, useTimes } from '@components';
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AbsenceRow } from './AbsenceRow';
import { delegationsQuery } from './api';
import { ArrangeForm } from './ArrangeForm';

/** When am I away, who stands in for me, and for whom do I? */
export function AbsencePage() {
  const { t } = useTranslation('delegations');
  const { member: me, roles } = useSession();
  const times = useTimes();
  const cache = useQueryClient();
  const [arranging, setArranging] = useState(false);
  const [said, setSaid] = useState('');
  const mine = useInfiniteQuery(delegationsQuery({ memberId: me.id, current: true }));
  const stoodFor = useInfiniteQuery(delegationsQuery({ deputyId: me.id, current: true }));
  const all = useInfiniteQuery(delegationsQuery({ current: true }));
  const arrangesForOthers = roles.includes('administrator') || roles.includes('head');

  const own = mine.data?.pages.flatMap((page) => page.items) ?? [];
  // They come with the latest first; what matters is the one that holds, or comes next.
  const next = own.at(-1);
  const values = next && { from: times.day(next.firstDay), to: times.day(next.lastDay), deputy: next.deputy?.name };
  const heading = !mine.data
    ? t('name')
    : !next
      ? t('heading.here')
      : t(`heading.${next.state === 'inEffect' ? 'away' : 'planned'}${next.deputy ? '' : 'Alone'}`, values);

  const changed = (sentence: string) => {
    setArranging(false);
    setSaid(sentence);
    void cache.invalidateQueries({ predicate: ({ queryKey }) => ['delegations', 'agenda', 'deadlines'].includes(String(queryKey[0])) });
  };

  return (
    <Page
      name={t('name')}
      heading={heading}
      lede={t('lede')}
      actions={!arranging && <Button onClick={() => setArranging(true)}>{t('arrange.open')}</Button>}
    >
      <p role="status" className={said ? 'said-row' : 'vh'}>
        {said}
      </p>
      {arranging && (
        <Section title={t('arrange.open')}>
          <ArrangeForm forOthers={arrangesForOthers} onDone={changed} onCancel={() => setArranging(false)} />
        </Section>
      )}
      <Section title={t('mine')}>
        <QueryList query={mine} label={t('mine')} empty={t('mineEmpty')} row={(it) => <AbsenceRow absence={it} onEnded={changed} own />} />
      </Section>
      <Section title={t('stoodFor')}>
        <QueryList
          query={stoodFor}
          label={t('stoodFor')}
          empty={t('stoodForEmpty')}
          row={(it) => <AbsenceRow absence={it} onEnded={changed} />}
        />
      </Section>
      <Section title={t('everybody')}>
        <QueryList
          query={all}
          label={t('everybody')}
          empty={t('everybodyEmpty')}
          row={(it) => <AbsenceRow absence={it} onEnded={changed} />}
        />
      </Section>
    </Page>
  );
}
