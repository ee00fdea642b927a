import { type Answer, api, isProblem, unwrap, useEnter } from '@api';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CodeForm } from './CodeForm';
import { EnrolSteps } from './EnrolSteps';
import { RecoveryCodes } from './RecoveryCodes';

type Step = 'code' | 'setUp';
type Enrolled = Answer<'post', '/api/v1/session/second-factor/confirmation'>;

const steps: Record<string, Step> = { 'session.secondFactorNeeded': 'code', 'session.secondFactorToSetUp': 'setUp' };

/** The step that a right password is answered with where it does not suffice. */
export const secondStepOf = (error: unknown): Step | undefined => (isProblem(error, 401) ? steps[error.problem.code] : undefined);

interface SecondStepProps {
  step: Step;
  /** Back to the password. */
  onBack: () => void;
  onEntered?: () => void;
}

/** After the password: a code; or, where the organization requires it and there is none yet, setting an app up. */
export function SecondStep({ step, onBack, onEntered }: SecondStepProps) {
  const { t } = useTranslation('security');
  const enter = useEnter();
  const [enrolled, setEnrolled] = useState<Enrolled>();
  const back = <Button onClick={onBack}>{t('back')}</Button>;
  const done = (session: Parameters<typeof enter>[0]) => {
    enter(session);
    onEntered?.();
  };
  if (enrolled)
    return <RecoveryCodes codes={enrolled.recoveryCodes} email={enrolled.session.member.email} onKept={() => done(enrolled.session)} />;
  if (step === 'code')
    return (
      <>
        <p className="gap-below">{t('step.code')}</p>
        <CodeForm
          submitLabel={t('step.enter')}
          secondary={back}
          submit={({ code }) => unwrap(api.POST('/api/v1/session/second-factor', { body: { code } }))}
          onDone={done}
        />
      </>
    );
  return (
    <>
      <p className="gap-below">{t('step.setUp')}</p>
      <EnrolSteps
        begin={() => unwrap(api.POST('/api/v1/session/second-factor/enrolment'))}
        confirm={(code) => unwrap(api.POST('/api/v1/session/second-factor/confirmation', { body: { code } }))}
        onDone={setEnrolled}
        secondary={back}
      />
    </>
  );
}
