import {
  demoClockQuery,
  followDemoClock,
  forgetServerTime,
  type Session,
  SessionContext,
  useLive,
  useSessionState,
  useSignInExpired,
} from '@api';
import { useQuery } from '@tanstack/react-query';
import { Modal } from 'antd';
import { Suspense, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Outlet, ScrollRestoration } from 'react-router';
import { ErrorState, Skeleton } from '@components';
import { ProofOver } from '../features/session/ProofOver';
import { ProviderSignIn } from '../features/session/ProviderSignIn';
import { SignInForm } from '../features/session/SignInForm';
import { SignInPage } from '../features/session/SignInPage';
import { Shell } from './shell/Shell';

/** Nobody signed in: the sign-in at the same address, so that one lands where the link pointed. */
export function Root() {
  const session = useSessionState();
  useLive(Boolean(session.data));
  if (session.isPending) return <Waiting />;
  if (session.isError)
    return (
      <main className="page">
        <ErrorState error={session.error} onRetry={() => void session.refetch()} />
      </main>
    );
  if (!session.data) return <SignInPage />;
  return <SignedIn session={session.data} />;
}

function Waiting() {
  return (
    <div className="page">
      <Skeleton />
    </div>
  );
}

function SignedIn({ session }: { session: Session }) {
  const clock = useQuery({ ...demoClockQuery, enabled: session.demo });
  const now = clock.data?.now;
  useEffect(() => {
    if (now) followDemoClock(now);
  }, [now]);
  // Who signs in next may see another time, but not while this one's pages are still there.
  useEffect(() => forgetServerTime, []);
  // Without the demo's time every "left" and "late" on the page would be wrong for a moment.
  if (session.demo && clock.isPending) return <Waiting />;
  return (
    <SessionContext value={session}>
      <Shell>
        <Suspense fallback={<Waiting />}>
          <Outlet />
        </Suspense>
      </Shell>
      <SignInOver email={session.member.email} />
      <ProofOver />
      <ScrollRestoration />
    </SessionContext>
  );
}

function SignInOver({ email }: { email: string }) {
  const { t } = useTranslation('session');
  const expired = useSignInExpired();
  return (
    <Modal
      open={expired}
      title={t('again')}
      footer={null}
      closable={false}
      mask={{ closable: false }}
      keyboard={false}
      width={400}
      destroyOnHidden
    >
      <p className="q2 gap-below">{t('againLede')}</p>
      <SignInForm email={email} />
      <ProviderSignIn />
    </Modal>
  );
}
