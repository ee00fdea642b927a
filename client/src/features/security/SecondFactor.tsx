import { type Answer, api, idempotent, newKey, unwrap, useSession } from '@api';
import { CodeForm, EnrolSteps, RecoveryCodes, Section, useTimes } from '@components';
import { useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

type Doing = 'setUp' | 'renew' | 'disable';

const once = () => ({ params: { header: idempotent(newKey()) } });

/** The authenticator app: set up, recovery codes renewed, disabled. */
export function SecondFactor({ mine }: { mine: Answer<'get', '/api/v1/me/second-factor'> }) {
  const { t } = useTranslation('security');
  const { member } = useSession();
  const times = useTimes();
  const cache = useQueryClient();
  const [doing, setDoing] = useState<Doing>();
  const [codes, setCodes] = useState<readonly string[]>();
  const [said, setSaid] = useState('');
  const leave = <Button onClick={() => setDoing(undefined)}>{t('cancel')}</Button>;
  const refresh = () => void cache.invalidateQueries({ queryKey: ['second-factor'] });
  const shown = ({ codes: made }: { codes: readonly string[] | null }) => {
    setDoing(undefined);
    setSaid('');
    setCodes(made ?? undefined);
    refresh();
  };
  const open = (what: Doing) => {
    setSaid('');
    setDoing(what);
  };
  return (
    <Section title={t('app')}>
      <p role="status" className={said ? 'said-row' : 'vh'}>
        {said}
      </p>
      {codes ? (
        <RecoveryCodes codes={codes} email={member.email} onKept={() => setCodes(undefined)} />
      ) : doing === 'setUp' ? (
        <EnrolSteps
          begin={() => unwrap(api.POST('/api/v1/me/second-factor', once()))}
          confirm={(code) => unwrap(api.POST('/api/v1/me/second-factor/confirmation', { ...once(), body: { code } }))}
          onDone={shown}
          secondary={leave}
        />
      ) : doing === 'renew' ? (
        <>
          <p className="q2 gap-below">{t('renew.hint')}</p>
          <CodeForm
            submitLabel={t('renew.send')}
            secondary={leave}
            submit={({ code }) => unwrap(api.POST('/api/v1/me/second-factor/recovery-codes', { ...once(), body: { code } }))}
            onDone={shown}
          />
        </>
      ) : doing === 'disable' ? (
        <>
          <p className="q2 gap-below">{t('disable.hint')}</p>
          <CodeForm
            withPassword
            submitLabel={t('disable.send')}
            secondary={leave}
            submit={({ code, password }) =>
              unwrap(api.POST('/api/v1/me/second-factor/disabling', { body: { code, password: password ?? null } }))
            }
            onDone={() => {
              setDoing(undefined);
              setSaid(t('disable.done'));
              refresh();
            }}
          />
        </>
      ) : mine.enabled ? (
        <>
          <p>{t('enabled', { since: mine.since ? times.instant(mine.since) : '' })}</p>
          <p className="q2 gap-below">{t('recovery.left', { count: mine.recoveryCodesLeft })}</p>
          <div className="formfoot">
            <Button onClick={() => open('renew')}>{t('renew.open')}</Button>
            {mine.policy !== 'required' && <Button onClick={() => open('disable')}>{t('disable.open')}</Button>}
          </div>
        </>
      ) : (
        <>
          <p className="gap-below">{t(mine.policy === 'off' ? 'notUsed' : 'notEnabled')}</p>
          {mine.policy !== 'off' && (
            <Button type="primary" onClick={() => open('setUp')}>
              {t('enrol.open')}
            </Button>
          )}
        </>
      )}
    </Section>
  );
}
