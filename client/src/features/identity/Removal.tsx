import { api, problemOf, unwrap } from '@api';
import { Section } from '@components';
import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

/** Takes the provider away, after a question. */
export function Removal({ name, onRemoved }: { name: string; onRemoved: () => void }) {
  const { t } = useTranslation('identity');
  const [asking, setAsking] = useState(false);
  const removing = useMutation({ mutationFn: () => unwrap(api.DELETE('/api/v1/organization/identity-provider')), onSuccess: onRemoved });
  return (
    <Section title={t('remove.title')}>
      {removing.isError && <p role="alert">{problemOf(removing.error).detail}</p>}
      {asking ? (
        <>
          <p className="q2">{t('remove.hint', { provider: name })}</p>
          <div className="formfoot">
            <Button autoFocus onClick={() => setAsking(false)}>
              {t('cancel')}
            </Button>
            <Button disabled={removing.isPending} onClick={() => removing.mutate()}>
              {t('remove.send')}
            </Button>
          </div>
        </>
      ) : (
        <Button onClick={() => setAsking(true)}>{t('remove.open')}</Button>
      )}
    </Section>
  );
}
