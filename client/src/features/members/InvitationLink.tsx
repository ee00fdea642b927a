import { Note, useTimes } from '@components';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Invited } from './api';

/** The link to hand over: it is shown this once. */
export function InvitationLink({ invited }: { invited: Invited }) {
  const { t } = useTranslation('members');
  const times = useTimes();
  const [copied, setCopied] = useState(false);
  const { member, token, expiresAt } = invited;
  if (!token) return <Note tone="soon">{t('link.shown')}</Note>;
  const link = `${window.location.origin}/invitation#token=${token}`;
  const copy = async () => {
    await navigator.clipboard.writeText(link);
    setCopied(true);
  };
  return (
    <div className="note" role="status">
      <div className="grow">
        <p className="gap-below">{t('link.handOver', { name: member.name, until: times.instant(expiresAt) })}</p>
        <Input readOnly value={link} aria-label={t('link.label')} onFocus={({ target }) => target.select()} />
        <Button className="gap-above" onClick={() => void copy()}>
          {copied ? t('link.copied') : t('link.copy')}
        </Button>
      </div>
    </div>
  );
}
