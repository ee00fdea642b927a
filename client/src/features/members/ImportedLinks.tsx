import { Note, useTimes } from '@components';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Imported } from './api';
import { cell, saveText } from './csv';

/** The links of everybody who is new: shown this once, to be handed over one by one or as a table. */
export function ImportedLinks({ done }: { done: Imported }) {
  const { t } = useTranslation('members');
  const times = useTimes();
  const [copied, setCopied] = useState<string | null>(null);
  const { invitations, added, expiresAt } = done;
  if (added === 0) return null;
  if (invitations.length === 0) return <Note tone="soon">{t('import.linksShown')}</Note>;
  const linkOf = (token: string) => `${window.location.origin}/invitation#token=${token}`;
  const copy = async (email: string, token: string) => {
    await navigator.clipboard.writeText(linkOf(token));
    setCopied(email);
  };
  const rows = invitations.map((it) => [it.name, it.email, linkOf(it.token)].map(cell).join(','));
  return (
    <section aria-label={t('import.link')}>
      <h2>{t('import.links', { count: added, until: times.instant(expiresAt) })}</h2>
      <p className="q2 gap-below">{t('import.linksHint')}</p>
      <Button type="primary" onClick={() => saveText(t('import.fileName'), `${[t('import.fileHead'), ...rows].join('\r\n')}\r\n`)}>
        {t('import.download')}
      </Button>
      <ul className="list gap-above">
        {invitations.map((it) => (
          <li key={it.email}>
            <div className="ttl">{it.name}</div>
            <div className="sub">{it.email}</div>
            <Input
              readOnly
              value={linkOf(it.token)}
              aria-label={`${t('import.link')} ${it.name}`}
              onFocus={({ target }) => target.select()}
            />
            <div className="end">
              <Button onClick={() => void copy(it.email, it.token)}>
                {copied === it.email ? t('link.copied') : t('link.copy')}
                <span className="vh"> {it.name}</span>
              </Button>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
