import { api, idempotent, ifMatch, problemOf, unwrap, useIdempotencyKey } from '@api';
import { LinkButton, Page, ProblemForm, QueryState, Refusal, Section, useTimes } from '@components';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useParams } from 'react-router';
import { type Member, memberQuery } from './api';
import { InvitationLink } from './InvitationLink';
import { MemberSessions } from './MemberSessions';
import { MemberFields, type MemberValues } from './MemberFields';

const valuesOf = ({ name, department, title, roles }: Member): MemberValues => ({
  name,
  departmentId: department.id,
  title,
  administrator: roles.includes('administrator'),
});

/** One member: name, department, position, role, and a new link where a password is missing. */
export function MemberPage() {
  const { id = '' } = useParams();
  const member = useQuery(memberQuery(id));
  return <QueryState query={member}>{(data) => <Present member={data} />}</QueryState>;
}

function Present({ member }: { member: Member }) {
  const { t } = useTranslation('members');
  const navigate = useNavigate();
  const cache = useQueryClient();
  return (
    <Page
      name={member.name}
      heading={member.name}
      lede={member.email}
      crumbs={[{ text: t('name'), to: '/admin/members' }, { text: member.name }]}
    >
      <ProblemForm<MemberValues, Member>
        draft={`members/${member.id}`}
        version={member.version}
        initialValues={valuesOf(member)}
        submitLabel={t('edit.save')}
        secondary={<LinkButton to="/admin/members">{t('cancel')}</LinkButton>}
        read={(current) => valuesOf(current as Member)}
        labels={{
          name: t('form.name'),
          departmentId: t('form.department'),
          title: t('form.title'),
          administrator: t('form.administrator'),
        }}
        submit={(values, { version }) =>
          unwrap(api.PUT('/api/v1/members/{id}', { params: { path: { id: member.id }, header: ifMatch(version) }, body: values }))
        }
        onDone={(saved) => {
          void cache.invalidateQueries({
            predicate: ({ queryKey }) => ['members', 'departments', 'session'].includes(String(queryKey[0])),
          });
          void navigate('/admin/members', { state: { said: t('edit.saved', { name: saved.name }) } });
        }}
      >
        <MemberFields />
      </ProblemForm>
      <p className="gap-above">
        <Link to={`/admin/members/${member.id}/access-tokens`}>{t('accessTokens')}</Link>
      </p>
      {member.allowed.includes('invite') && <SignIn member={member} />}
      {member.active && <MemberSessions member={member} />}
    </Page>
  );
}

/** A member who has no password yet, or none any more. */
function SignIn({ member }: { member: Member }) {
  const { t } = useTranslation('members');
  const times = useTimes();
  const cache = useQueryClient();
  const { key, renew } = useIdempotencyKey();
  const refresh = () => void cache.invalidateQueries({ queryKey: ['members'] });
  const inviting = useMutation({
    mutationFn: () =>
      unwrap(
        api.POST('/api/v1/members/{id}/invitation', {
          params: { path: { id: member.id }, header: { ...ifMatch(member.version), ...idempotent(key) } },
        }),
      ),
    onSuccess: () => {
      renew();
      refresh();
    },
  });
  const openLink = () => {
    if (member.invitedUntil) return t('link.open', { until: times.instant(member.invitedUntil) });
    return member.resetUntil ? t('link.reset', { until: times.instant(member.resetUntil) }) : t('link.none');
  };
  return (
    <Section title={t('link.title')}>
      <p className="q2 gap-below">
        {openLink()} {t('link.hint')}
      </p>
      {inviting.data && <InvitationLink invited={inviting.data} />}
      {inviting.isError && <Refusal problem={problemOf(inviting.error)} loose={[]} mine={() => ''} onStale={refresh} />}
      <Button className="gap-above" disabled={inviting.isPending} onClick={() => inviting.mutate()}>
        {t('link.make')}
      </Button>
    </Section>
  );
}
