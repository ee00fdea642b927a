import { useMutation } from '@tanstack/react-query';
import { Button, Input, QRCode } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorState } from '../QueryState';
import { CodeForm } from './CodeForm';

interface EnrolStepsProps<Result> {
  begin: () => Promise<{ secret: string | null; address: string | null }>;
  confirm: (code: string) => Promise<Result>;
  onDone: (result: Result) => void;
  secondary?: ReactNode;
}

/** Sets an authenticator app up: first what the app takes over, then its first code. */
export function EnrolSteps<Result>({ begin, confirm, onDone, secondary }: EnrolStepsProps<Result>) {
  const { t } = useTranslation('security');
  const beginning = useMutation({ mutationFn: begin });
  const { secret, address } = beginning.data ?? {};
  if (!secret || !address)
    return (
      <>
        <p className="q2 gap-below">{t('enrol.what')}</p>
        {beginning.isError && <ErrorState error={beginning.error} />}
        <div className="formfoot">
          <Button type="primary" disabled={beginning.isPending} onClick={() => beginning.mutate()}>
            {t('enrol.begin')}
          </Button>
          {secondary}
        </div>
      </>
    );
  return (
    <div className="enrol">
      <p className="gap-below">{t('enrol.scan')}</p>
      <div role="img" aria-label={t('enrol.qr')} className="gap-below">
        {/* Cameras want dark on light, whatever the theme. */}
        <QRCode type="svg" value={address} size={184} color="#000000" bgColor="#ffffff" />
      </div>
      <label className="s q2" htmlFor="enrol-secret">
        {t('enrol.byHand')}
      </label>
      <Input
        id="enrol-secret"
        className="gap-below"
        readOnly
        value={secret.replace(/(.{4})(?=.)/g, '$1 ')}
        onFocus={({ target }) => target.select()}
      />
      <CodeForm appOnly submitLabel={t('enrol.confirm')} submit={({ code }) => confirm(code)} onDone={onDone} secondary={secondary} />
    </div>
  );
}
