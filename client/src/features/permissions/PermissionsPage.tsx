import { collaborationQuery, runningCollaborationsQuery, useSession } from '@api';
import { MemberSelect, Note, Page, QueryState, Section } from '@components';
import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { type Permission, type Permissions, permissionsQuery } from './api';

/** Who may do what here, and why may I not? */
export function PermissionsPage() {
  const { t } = useTranslation('permissions');
  const { member: me, roles } = useSession();
  const [address, setAddress] = useSearchParams();
  const collaborationId = address.get('collaborationId') ?? undefined;
  const memberId = address.get('memberId') ?? undefined;
  const running = useQuery(runningCollaborationsQuery).data ?? [];
  const collaboration = useQuery({ ...collaborationQuery(collaborationId ?? ''), enabled: collaborationId !== undefined });
  const answer = useQuery(permissionsQuery({ collaborationId, memberId }));
  const title = collaboration.data?.title;
  // One that has ended, or of others, is not among those that run.
  const listed = [
    ...(collaborationId && title && !running.some((it) => it.id === collaborationId) ? [{ id: collaborationId, title }] : []),
    ...running,
  ];
  const set = (name: 'collaborationId' | 'memberId') => (value: string | undefined) =>
    setAddress(
      (before) => {
        const after = new URLSearchParams(before);
        if (value) after.set(name, value);
        else after.delete(name);
        return after;
      },
      { replace: true },
    );

  return (
    <Page name={t('name')} heading={answer.data ? headingOf(answer.data) : t('name')} lede={t('lede')}>
      <div className="filters" role="group" aria-label={t('filters')}>
        <Select
          aria-label={t('where')}
          value={collaborationId ?? ''}
          onChange={set('collaborationId')}
          options={[{ value: '', label: t('organization') }, ...listed.map((it) => ({ value: it.id, label: it.title }))]}
        />
        {roles.includes('administrator') && <MemberSelect aria-label={t('who')} value={memberId ?? me.id} onChange={set('memberId')} />}
      </div>
      <QueryState query={answer} lines={8}>
        {(data) => <Answers it={data} />}
      </QueryState>
    </Page>
  );

  function headingOf(it: Permissions) {
    const count = it.permissions.filter((p) => p.answer !== 'no').length;
    const values = { count, who: it.member.name, all: it.permissions.length };
    return t(it.member.id === me.id ? 'heading.me' : 'heading.other', values);
  }
}

function Answers({ it }: { it: Permissions }) {
  const { t } = useTranslation('permissions');
  const say = useSaid();
  // Whoever it is, he is a colleague: worth a word only where he is nothing else.
  const own = it.relations.filter((r) => r !== 'colleague');
  const areas = [...new Set(it.permissions.map((p) => p.area))];
  return (
    <>
      {it.mayKnow ? (
        <p className="measure">
          {t('is', { who: it.member.name, relations: say.relations(own.length > 0 ? own : ['colleague']) })}
          {it.standsFor.map((absent) => (
            <span key={absent.member.id}>
              {' '}
              {t('standsFor', { who: absent.member.name, relations: say.relations(absent.relations.filter((r) => r !== 'colleague')) })}
            </span>
          ))}
        </p>
      ) : (
        <Note>{t('unknown', { who: it.member.name })}</Note>
      )}
      {areas.map((area) => (
        <Section key={area} title={t(`area.${area}`)}>
          <ul className="list" aria-label={t(`area.${area}`)}>
            {it.permissions
              .filter((p) => p.area === area)
              .map((p) => (
                <Row key={p.permission} permission={p} />
              ))}
          </ul>
        </Section>
      ))}
    </>
  );
}

function Row({ permission: { permission, answer, inTheNameOf, holders } }: { permission: Permission }) {
  const { t } = useTranslation('permissions');
  const say = useSaid();
  return (
    <li data-row>
      <div className="ttl">{t(`permission.${permission}`)}</div>
      <div className="sub">{t(answer === 'no' ? 'onlyHolders' : 'holders', { holders: say.relations(holders) })}</div>
      <div className="end">
        <span className={answer === 'no' ? 'q3' : 'q1'}>
          {t(`answer.${answer}`)}
          {inTheNameOf && t('inTheNameOf', { who: inTheNameOf.name })}
        </span>
      </div>
    </li>
  );
}

/** Relations in words, one after the other. */
function useSaid() {
  const { t } = useTranslation('permissions');
  return { relations: (list: readonly Permission['holders'][number][]) => list.map((r) => t(`relation.${r}`)).join(t('comma')) };
}
