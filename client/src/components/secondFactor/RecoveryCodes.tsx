import { Button } from 'antd';
import { useTranslation } from 'react-i18next';

interface RecoveryCodesProps {
  codes: readonly string[];
  email?: string;
  onKept: () => void;
}

/** The recovery codes, shown this once: to print, to save as a file. */
export function RecoveryCodes({ codes, email, onKept }: RecoveryCodesProps) {
  const { t } = useTranslation('security');
  const save = () => {
    const text = [t('recovery.file', { email: email ?? '' }), '', ...codes, ''].join('\r\n');
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([text], { type: 'text/plain;charset=utf-8' }));
    link.download = 'collab-recovery-codes.txt';
    link.click();
    URL.revokeObjectURL(link.href);
  };
  return (
    <div role="status">
      <p className="gap-below">{t('recovery.once')}</p>
      <ol className="codes" aria-label={t('recovery.label')}>
        {codes.map((it) => (
          <li key={it}>
            <code>{it}</code>
          </li>
        ))}
      </ol>
      <div className="formfoot">
        <Button type="primary" onClick={onKept}>
          {t('recovery.kept')}
        </Button>
        <Button onClick={save}>{t('recovery.save')}</Button>
      </div>
    </div>
  );
}
