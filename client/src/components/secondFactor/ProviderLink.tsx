import { api, problemOf, unwrap } from '@api';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Section } from '../Page';
import { useTimes } from '../time/useTimes';

/** Whether one may sign in with the organization's provider; nothing where it has none. */
export function ProviderLink() {
  const { t } = useTranslation('identity');
  const times = useTimes();
  const cache = useQueryClient();
  const mine = useQuery({ queryKey: ['identity'], queryFn: ({ signal }) => unwrap(api.GET('/api/v1/me/identity', { signal })) });
  const linking = useMutation({
    mutationFn: () => unwrap(api.POST('/api/v1/me/identity')),
    onSuccess: ({ address }) => globalThis.location.assign(address),
  });
  const unlinking = useMutation({
    mutationFn: () => unwrap(api.DELETE('/api/v1/me/identity')),
    onSuccess: () => void cache.invalidateQueries({ queryKey: ['identity'] }),
  });
  const { provider, required, linkedAt } = mine.data ?? {};
  if (!provider) return null;
  const failed = linking.isError ? problemOf(linking.error) : unlinking.isError ? problemOf(unlinking.error) : undefined;
  return (
    <Section title={provider}>
      {failed && <p role="alert">{failed.detail ?? failed.title}</p>}
      <p className="gap-below">
        {linkedAt
          ? t(required ? 'mine.linkedAlone' : 'mine.linked', { provider, since: times.instant(linkedAt) })
          : t('mine.notLinked', { provider })}
      </p>
      {linkedAt ? (
        <Button disabled={unlinking.isPending} onClick={() => unlinking.mutate()}>
          {t('mine.unlink')}
        </Button>
      ) : (
        <Button disabled={linking.isPending || linking.isSuccess} onClick={() => linking.mutate()}>
          {t('mine.link', { provider })}
        </Button>
      )}
    </Section>
  );
}
