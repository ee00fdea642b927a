import { api, departmentsQuery, idempotent, ifMatch, problemOf, unwrap, useIdempotencyKey } from '@api';
import { LinkButton, Note, Page, QueryList, Refusal, useTimes } from '@components';
import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Input, Segmented } from 'antd';
import { useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation, useSearchParams } from 'react-router';
import { type Member, membersListQuery } from './api';

/** Who belongs to the organization, who has left, and which departments have no head? */
export function MembersPage() {
  const { t } = useTranslation('members');
  const said = (useLocation().state as { said?: string } | null)?.said;
  const [address, setAddress] = useSearchParams();
  const [typed, setTyped] = useState('');
  const q = useDeferredValue(typed.trim());
  const left = address.has('left');
  const members = useInfiniteQuery(membersListQuery({ ...(q ? { q } : {}), ...(left ? { left: true } : {}) }));
  const departments = useQuery(departmentsQuery).data;
  const vacant = departments?.filter((it) => !it.head).map((it) => it.name) ?? [];
  const count = departments?.reduce((sum, it) => sum + it.memberCount, 0);
  return (
    <Page
      name={t('name')}
      heading={count === undefined ? t('name') : t('heading', { count })}
      lede={t('lede')}
      actions={
        <>
          <LinkButton to="/admin/members/import">{t('import.open')}</LinkButton>
          <LinkButton to="/admin/members/new" primary>
            {t('add')}
          </LinkButton>
        </>
      }
    >
      <div role="status">{said && <Note>{said}</Note>}</div>
      {vacant.length > 0 && <Note tone="soon">{t('vacant', { departments: vacant.join(t('comma')) })}</Note>}
      <div className="filters gap-above gap-below" role="group" aria-label={t('filters')}>
        <Segmented
          aria-label={t('which')}
          value={left ? 'left' : 'here'}
          onChange={(chosen) => setAddress(chosen === 'left' ? { left: '1' } : {}, { replace: true })}
          options={[
            { value: 'here', label: t('here') },
            { value: 'left', label: t('left') },
          ]}
        />
        <Input.Search
          aria-label={t('search')}
          placeholder={t('search')}
          value={typed}
          onChange={({ target }) => setTyped(target.value)}
          allowClear
        />
      </div>
      <QueryList query={members} label={t('name')} empty={t(left ? 'emptyLeft' : 'empty')} row={(it) => <Row member={it} />} />
    </Page>
  );
}

function Row({ member }: { member: Member }) {
  const { t } = useTranslation('members');
  const times = useTimes();
  const roles = member.roles.filter((it) => it !== 'member').map((it) => t(`role.${it}`));
  return (
    <>
      <div className="ttl">{member.name}</div>
      <div className="sub">
        {[
          member.department.name,
          member.title,
          ...roles,
          member.email,
          member.active && member.invitedUntil && t('invitedUntil', { at: times.instant(member.invitedUntil) }),
          member.active && member.resetUntil && t('resetUntil', { at: times.instant(member.resetUntil) }),
          member.leftAt && t('leftAt', { at: times.instant(member.leftAt) }),
        ]
          .filter(Boolean)
          .join(' · ')}
      </div>
      <div className="end">
        {member.allowed.includes('edit') && (
          <LinkButton to={`/admin/members/${member.id}`}>
            {t('edit.name')}
            <span className="vh"> {member.name}</span>
          </LinkButton>
        )}
        {member.allowed.includes('deactivate') && (
          <LinkButton to={`/admin/members/${member.id}/leaving`}>
            {t('deactivate')}
            <span className="vh"> {member.name}</span>
          </LinkButton>
        )}
        {member.allowed.includes('reactivate') && <Reactivate member={member} />}
      </div>
    </>
  );
}

function Reactivate({ member }: { member: Member }) {
  const { t } = useTranslation('members');
  const cache = useQueryClient();
  const { key } = useIdempotencyKey();
  const refresh = () =>
    void cache.invalidateQueries({ predicate: ({ queryKey }) => ['members', 'departments'].includes(String(queryKey[0])) });
  const back = useMutation({
    mutationFn: () =>
      unwrap(
        api.POST('/api/v1/members/{id}/reactivation', {
          params: { path: { id: member.id }, header: { ...ifMatch(member.version), ...idempotent(key) } },
        }),
      ),
    onSuccess: refresh,
  });
  return (
    <>
      {back.isError && <Refusal problem={problemOf(back.error)} loose={[]} mine={() => ''} onStale={refresh} />}
      <Button disabled={back.isPending} onClick={() => back.mutate()}>
        {t('reactivate')}
        <span className="vh"> {member.name}</span>
      </Button>
    </>
  );
}
