import { useSession } from '@api';
import { EmptyState, LinkButton, Page } from '@components';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Imported } from './api';
import { saveText } from './csv';
import { Import } from './Import';
import { ImportedLinks } from './ImportedLinks';

/** People and departments from a table: read, looked at, taken over; then the links to hand over. */
export function ImportPage() {
  const { t } = useTranslation('members');
  const changes = useSession().roles.includes('administrator');
  const [done, setDone] = useState<Imported | null>(null);
  const said = done
    ? [
        done.added > 0 && t('import.count.added', { count: done.added }),
        done.changed > 0 && t('import.count.changed', { count: done.changed }),
        done.departments > 0 && t('import.doneDepartments', { count: done.departments }),
      ]
        .filter(Boolean)
        .join(t('comma'))
    : '';
  const crumbs = [{ text: t('name'), to: '/admin/members' }, { text: t('import.name') }];
  if (!changes)
    return (
      <Page name={t('import.name')} heading={t('import.name')} crumbs={crumbs}>
        <EmptyState action={<LinkButton to="/admin/members">{t('name')}</LinkButton>}>{t('import.forbidden')}</EmptyState>
      </Page>
    );
  if (done)
    return (
      <Page name={t('import.name')} heading={t('import.done', { said })} crumbs={crumbs}>
        <ImportedLinks done={done} />
        <div className="filters gap-above">
          <LinkButton to="/admin/members/import" onClick={() => setDone(null)}>
            {t('import.another')}
          </LinkButton>
          <LinkButton to="/admin/members">{t('name')}</LinkButton>
        </div>
      </Page>
    );
  return (
    <Page name={t('import.name')} heading={t('import.heading')} lede={t('import.lede')} crumbs={crumbs}>
      <p className="q2">{t('import.columns')}</p>
      <p className="gap-above">
        <Button onClick={() => saveText(t('import.templateName'), t('import.templateRows'))}>{t('import.template')}</Button>
      </p>
      <Import onDone={setDone} />
    </Page>
  );
}
