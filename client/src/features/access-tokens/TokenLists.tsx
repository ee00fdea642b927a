import { QueryList, Section } from '@components';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { tokensQuery } from './api';
import { TokenRow } from './TokenRow';

/** Those that can be used, and those that have ended. */
export function TokenLists({ memberId, empty }: { memberId?: string; empty: string }) {
  const { t } = useTranslation('access-tokens');
  const [said, setSaid] = useState('');
  const of = memberId ? { memberId } : {};
  const current = useInfiniteQuery(tokensQuery({ ...of, current: true }));
  const ended = useInfiniteQuery(tokensQuery({ ...of, current: false }));
  return (
    <>
      <p role="status" className={said ? 'said-row' : 'vh'}>
        {said}
      </p>
      <Section title={t('current')}>
        <QueryList query={current} label={t('current')} empty={empty} row={(it) => <TokenRow token={it} onRevoked={setSaid} />} />
      </Section>
      {(ended.data?.pages[0]?.items.length ?? 0) > 0 && (
        <Section title={t('ended')}>
          <QueryList query={ended} label={t('ended')} empty="" row={(it) => <TokenRow token={it} onRevoked={setSaid} />} />
        </Section>
      )}
    </>
  );
}
