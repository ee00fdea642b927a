import { Page, Section } from '@components';
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Made, tokensQuery } from './api';
import { MakeForm } from './MakeForm';
import { Secret } from './Secret';
import { TokenLists } from './TokenLists';

/** Which programs act for me, what may they do, until when? */
export function TokensPage() {
  const { t } = useTranslation('access-tokens');
  const cache = useQueryClient();
  const [making, setMaking] = useState(false);
  const [made, setMade] = useState<Made>();
  const current = useInfiniteQuery(tokensQuery({ current: true }));
  const [first] = current.data?.pages ?? [];
  const heading = !first || first.nextCursor ? t('name') : t('heading', { count: first.items.length });
  return (
    <Page
      name={t('name')}
      heading={heading}
      lede={t('lede')}
      actions={!making && <Button onClick={() => setMaking(true)}>{t('make.open')}</Button>}
    >
      {made && <Secret made={made} />}
      {making && (
        <Section title={t('make.open')}>
          <MakeForm
            onCancel={() => setMaking(false)}
            onDone={(it) => {
              setMaking(false);
              setMade(it);
              void cache.invalidateQueries({ queryKey: ['access-tokens'] });
            }}
          />
        </Section>
      )}
      <TokenLists empty={t('empty')} />
    </Page>
  );
}
