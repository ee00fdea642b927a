import { api, idempotent, problemOf, unwrap, useIdempotencyKey, useRole } from '@api';
import { Refusal } from '@components';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';

/** Takes the texts of an entry away, for good and on record. */
export function Erase({ id }: { id: string }) {
  const { t } = useTranslation('audit-entries');
  const administrator = useRole('administrator');
  const cache = useQueryClient();
  const { key, renew } = useIdempotencyKey();
  const field = useId();
  const [asking, setAsking] = useState(false);
  const [reason, setReason] = useState('');
  const erasing = useMutation({
    mutationFn: () =>
      unwrap(
        api.POST('/api/v1/audit-entries/erase', { params: { header: idempotent(key) }, body: { entryId: id, reason: reason.trim() } }),
      ),
    onSuccess: () => {
      renew();
      void cache.invalidateQueries({ queryKey: ['audit-entries'] });
    },
  });
  if (!administrator) return null;
  if (!asking) {
    return (
      <p className="gap-above">
        <Button size="small" onClick={() => setAsking(true)}>
          {t('erase.open')}
        </Button>
      </p>
    );
  }
  return (
    <form
      className="gap-above"
      onSubmit={(event) => {
        event.preventDefault();
        if (reason.trim() && !erasing.isPending) erasing.mutate();
      }}
    >
      {erasing.isError && <Refusal problem={problemOf(erasing.error)} loose={[]} mine={() => reason} />}
      <p className="q2">{t('erase.hint')}</p>
      <label htmlFor={field}>{t('erase.reason')}</label>
      <Input id={field} autoFocus maxLength={500} value={reason} onChange={(event) => setReason(event.target.value)} />
      <div className="formfoot">
        <Button onClick={() => setAsking(false)}>{t('erase.cancel')}</Button>
        <Button type="primary" htmlType="submit" aria-disabled={!reason.trim() || erasing.isPending || undefined}>
          {t('erase.send')}
        </Button>
      </div>
    </form>
  );
}
