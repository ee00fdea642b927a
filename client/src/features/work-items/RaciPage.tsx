import { collaborationQuery, liaisonsQuery, useWatch } from '@api';
import { Page, QueryState, Section, useTimes } from '@components';
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { AddWorkItem } from './AddWorkItem';
import { raciQuery } from './api';
import { Liaisons } from './Liaisons';
import { Matrix } from './Matrix';

/** Who does it, whom to ask, is anything unowned? */
export function RaciPage() {
  const { t } = useTranslation('work-items');
  const { id = '' } = useParams();
  useWatch(id);
  const times = useTimes();
  const collaboration = useQuery(collaborationQuery(id));
  const raci = useQuery(raciQuery(id));
  const liaisons = useQuery(liaisonsQuery(id));
  const [adding, setAdding] = useState(false);
  const items = raci.data?.items ?? [];
  const missing = items.filter((it) => it.findings.some((finding) => finding.code.startsWith('missing')));
  const first = missing[0];

  return (
    <Page
      wide
      name={t('raci.name')}
      heading={
        raci.data
          ? missing.length > 0
            ? t('raci.gaps', { count: items.length, gaps: missing.length })
            : t('raci.complete', { count: items.length })
          : t('raci.name')
      }
      lede={first && t('raci.first', { title: first.workItem.title, day: times.day(first.workItem.plannedStart) })}
      crumbs={[{ text: collaboration.data?.title ?? '', to: `/collaborations/${id}` }, { text: t('raci.name') }]}
      actions={
        collaboration.data?.allowed.includes('addWorkItem') && (
          <Button type={adding ? 'default' : 'primary'} aria-expanded={adding} onClick={() => setAdding(!adding)}>
            {t('raci.add')}
          </Button>
        )
      }
    >
      {adding && <AddWorkItem collaborationId={id} onDone={() => setAdding(false)} />}
      <QueryState query={raci} empty={t('raci.empty')} lines={8}>
        {(data) => <Matrix collaborationId={id} raci={data} />}
      </QueryState>
      <Section title={t('liaison.title')} aside={t('liaison.why')}>
        <QueryState query={liaisons}>
          {(data) => <Liaisons collaborationId={id} version={collaboration.data?.version} liaisons={data.items} />}
        </QueryState>
      </Section>
    </Page>
  );
}
