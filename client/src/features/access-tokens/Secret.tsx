import { Note } from '@components';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Made } from './api';

/** The token to hand to the program: it is shown this once. */
export function Secret({ made: { name, token } }: { made: Made }) {
  const { t } = useTranslation('access-tokens');
  const [copied, setCopied] = useState('');
  if (!token) return <Note tone="soon">{t('secret.shown')}</Note>;
  const copy = async () => {
    await navigator.clipboard.writeText(token);
    setCopied(token);
  };
  return (
    <div className="note gap-below" role="status">
      <div className="grow">
        <p className="gap-below">{t('secret.once', { name })}</p>
        <Input readOnly value={token} aria-label={t('secret.label')} onFocus={({ target }) => target.select()} />
        <Button className="gap-above" onClick={() => void copy()}>
          {copied === token ? t('secret.copied') : t('secret.copy')}
        </Button>
      </div>
    </div>
  );
}
