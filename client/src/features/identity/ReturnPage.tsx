import { type Answer, api, unwrap, useEnter } from '@api';
import { Door, ErrorState, LinkButton, SecondStep, secondStepOf, Skeleton } from '@components';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';

type Returned = Answer<'post', '/api/v1/session/provider/return'>;

/** Back from the provider: what was begun is ended, once. */
export function ReturnPage() {
  const { t } = useTranslation('identity');
  const navigate = useNavigate();
  const enter = useEnter();
  // Read once and taken out of the address, which others may see.
  const [sent] = useState(() => {
    const query = new URLSearchParams(globalThis.location.search);
    return { state: query.get('state') ?? '', code: query.get('code') ?? '', error: query.get('error') };
  });
  useEffect(() => {
    globalThis.history.replaceState(null, '', globalThis.location.pathname);
  }, []);
  const ending = useQuery({
    queryKey: ['session-provider', sent.state],
    queryFn: (): Promise<Returned> => unwrap(api.POST('/api/v1/session/provider/return', { body: { state: sent.state, code: sent.code } })),
    enabled: !sent.error && sent.code !== '',
    retry: false,
    staleTime: Infinity,
    gcTime: 0,
  });
  const ended = ending.data;
  useEffect(() => {
    if (ended?.session) {
      enter(ended.session);
      void navigate('/', { replace: true });
    } else if (ended?.purpose === 'link') void navigate('/security', { replace: true });
    // What ended is the only cause.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [ended]);
  const step = secondStepOf(ending.error);
  const home = () => void navigate('/', { replace: true });
  if (step)
    return (
      <Door name={t('return.name')} heading={t('return.name')}>
        <SecondStep step={step} onBack={home} onEntered={home} />
      </Door>
    );
  if (ended?.purpose === 'prove')
    return (
      <Door name={t('return.name')} heading={t('return.proved')}>
        <p>{t('return.provedLede')}</p>
      </Door>
    );
  if (sent.error || sent.code === '' || ending.isError)
    return (
      <Door name={t('return.name')} heading={t('return.failed')}>
        {ending.isError ? <ErrorState error={ending.error} /> : <p role="alert">{t('return.left')}</p>}
        <p className="gap-above">
          <LinkButton to="/">{t('return.back')}</LinkButton>
        </p>
      </Door>
    );
  return (
    <Door name={t('return.name')} heading={t('return.name')}>
      <Skeleton />
    </Door>
  );
}
