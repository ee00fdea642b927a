import { runningCollaborationsQuery, useSession } from '@api';
import { Note, Page, QueryState, type WhatIf } from '@components';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { policiesQuery, type Policy } from './api';
import { PolicyRow } from './PolicyRow';

/** How long each kind of duty may take, and who is told: for everybody to read, for administrators to change. */
export function PoliciesPage() {
  const { t } = useTranslation('deadline-policies');
  const { t: whatIf } = useTranslation('what-if');
  // The rows have no `allowed`: the whole page belongs to administrators, and the server refuses everybody else.
  const changes = useSession().roles.includes('administrator');
  const cache = useQueryClient();
  const [address, setAddress] = useSearchParams();
  const collaborationId = address.get('collaborationId') ?? undefined;
  const policies = useQuery(policiesQuery(collaborationId));
  const running = useQuery(runningCollaborationsQuery).data ?? [];
  const [said, setSaid] = useState('');
  const look = (id: string | undefined) => setAddress(id ? { collaborationId: id } : {}, { replace: true });

  const changed = ({ moved }: WhatIf, forCollaboration?: string) => {
    setSaid(moved > 0 ? whatIf('applied', { count: moved }) : whatIf('appliedAlone'));
    if (forCollaboration) look(forCollaboration);
    void cache.invalidateQueries({
      predicate: ({ queryKey }) => ['deadline-policies', 'deadlines', 'agenda', 'collaborations'].includes(String(queryKey[0])),
    });
  };

  const own = policies.data?.filter(isOwn) ?? [];
  const free = own.filter((it) => !it.isProcessMinimum).length;
  return (
    <Page
      name={t('name')}
      crumbs={[{ text: t('crumb'), to: '/deadlines' }, { text: t('name') }]}
      heading={policies.data ? t('heading', { count: own.length, minimum: own.length - free }) : t('name')}
      lede={t(changes ? 'ledeAdmin' : 'lede')}
    >
      <div role="status">{said && <Note>{said}</Note>}</div>
      <div className="filters gap-above" role="group" aria-label={t('exceptionsOf')}>
        <Select
          aria-label={t('exceptionsOf')}
          value={collaborationId ?? ''}
          onChange={(id) => look(id || undefined)}
          options={[{ value: '', label: t('noCollaboration') }, ...running.map((it) => ({ value: it.id, label: it.title }))]}
        />
      </div>
      <QueryState query={policies} lines={11}>
        {(rows) => (
          <table className="ba rulesheet" aria-label={t('name')}>
            <thead>
              <tr>
                {(['kind', 'limit', 'reminders', 'chain', 'edition'] as const).map((column) => (
                  <th key={column} scope="col">
                    {t(`column.${column}`)}
                  </th>
                ))}
                {changes && (
                  <th scope="col">
                    <span className="vh">{t('column.does')}</span>
                  </th>
                )}
              </tr>
            </thead>
            <tbody>
              {rows.map((policy) => (
                <PolicyRow
                  key={policy.id}
                  policy={policy}
                  exceptionOf={exceptionOf(policy)}
                  changes={changes}
                  collaborationId={collaborationId}
                  onChanged={changed}
                />
              ))}
            </tbody>
          </table>
        )}
      </QueryState>
    </Page>
  );

  function exceptionOf({ template, collaborationId: only }: Policy) {
    if (template) return t('exception.ofTemplate', { name: template.name });
    if (only) return t('exception.ofCollaboration', { name: running.find((it) => it.id === only)?.title ?? t('exception.thisOne') });
    return undefined;
  }
}

const isOwn = (policy: Policy) => policy.template === null && policy.collaborationId === null;
