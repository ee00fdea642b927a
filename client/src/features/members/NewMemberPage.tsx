import { api, idempotent, unwrap } from '@api';
import { LinkButton, Page, ProblemForm } from '@components';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Invited } from './api';
import { InvitationLink } from './InvitationLink';
import { MemberFields, type MemberValues } from './MemberFields';

/** Somebody comes; the link on which a password is chosen is handed over by whoever adds them. */
export function NewMemberPage() {
  const { t } = useTranslation('members');
  const cache = useQueryClient();
  const [invited, setInvited] = useState<Invited | null>(null);
  const crumbs = [{ text: t('name'), to: '/admin/members' }, { text: t('new.name') }];
  if (invited)
    return (
      <Page name={t('new.name')} heading={t('new.done', { name: invited.member.name })} crumbs={crumbs}>
        <InvitationLink invited={invited} />
        <div className="filters gap-above">
          <Next onNext={() => setInvited(null)} />
        </div>
      </Page>
    );
  return (
    <Page name={t('new.name')} heading={t('new.name')} lede={t('new.lede')} crumbs={crumbs}>
      <ProblemForm<MemberValues & { email: string }, Invited>
        draft="members/new"
        initialValues={{ name: '', email: '', title: '', administrator: false } as MemberValues & { email: string }}
        submitLabel={t('new.send')}
        secondary={<LinkButton to="/admin/members">{t('cancel')}</LinkButton>}
        submit={(values, { idempotencyKey }) =>
          unwrap(api.POST('/api/v1/members', { params: { header: idempotent(idempotencyKey) }, body: values }))
        }
        onDone={(made) => {
          void cache.invalidateQueries({ predicate: ({ queryKey }) => ['members', 'departments'].includes(String(queryKey[0])) });
          setInvited(made);
        }}
      >
        <MemberFields email />
      </ProblemForm>
    </Page>
  );
}

function Next({ onNext }: { onNext: () => void }) {
  const { t } = useTranslation('members');
  return (
    <>
      <LinkButton to="/admin/members/new" onClick={onNext}>
        {t('new.another')}
      </LinkButton>
      <LinkButton to="/admin/members">{t('name')}</LinkButton>
    </>
  );
}
