import { type Answer, problemOf } from '@api';
import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Refusal } from '../form/Refusal';
import { MovedTable } from './MovedTable';

/** What a change of a rule or a calendar does to the open deadlines. */
export type WhatIf = Answer<'post', '/api/v1/deadline-policies/{id}/preview'>;

interface WhatIfStepProps<Result> {
  effect: WhatIf;
  /** As a condition: `如果资源答复改成 1 个工作日`. */
  title: string;
  apply: () => Promise<Result>;
  onApplied: (result: Result) => void;
  /** Back to the form, with what was typed. */
  onBack: () => void;
  /** What going back is called, where there is nothing to change again. */
  backLabel?: string;
  /** The rule or calendar was changed by somebody else meanwhile: show it as it is now. */
  onStale: () => void;
}

/** Before a rule or calendar changes: how many open deadlines it moves, whose, from when to when. Only then it can be applied. */
export function WhatIfStep<Result>({ effect, title, apply, onApplied, onBack, backLabel, onStale }: WhatIfStepProps<Result>) {
  const { t } = useTranslation('what-if');
  const applying = useMutation({ mutationFn: apply, onSuccess: onApplied });
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const { open, moved, shorter, kept, people, items, firm } = effect;
  return (
    <section className="whatif">
      <h2 ref={heading} tabIndex={-1}>
        {title}
      </h2>
      <p className="q2">{moved > 0 ? t('answer', { count: moved, open }) : t('nothing', { count: open })}</p>
      <dl className="sum">
        <div>
          <dt>{t('open')}</dt>
          <dd>{open}</dd>
        </div>
        <div>
          <dt>{t('moved')}</dt>
          <dd>{moved}</dd>
        </div>
        <div>
          <dt>{t('shorter')}</dt>
          <dd>{shorter}</dd>
        </div>
        <div>
          <dt>{t('kept')}</dt>
          <dd className={kept > 0 ? 's0' : undefined}>{kept}</dd>
        </div>
        {firm > 0 && (
          <div>
            <dt>{t('firm')}</dt>
            <dd>{firm}</dd>
          </div>
        )}
      </dl>
      {items.length > 0 && <MovedTable items={items} />}
      {moved + kept > items.length && <p className="s q3 gap-above">{t('more', { count: moved + kept - items.length })}</p>}
      {applying.isError && <Refusal problem={problemOf(applying.error)} loose={[]} mine={() => title} onStale={onStale} />}
      <div className="foot2">
        <span className="s">{t(shorter > 0 ? 'told' : 'nobodyTold', { count: people })}</span>
        <Button onClick={onBack}>{backLabel ?? t('back')}</Button>
        <Button
          type="primary"
          aria-disabled={applying.isPending || undefined}
          onClick={() => {
            if (!applying.isPending) applying.mutate();
          }}
        >
          {applying.isPending ? t('common:form.sending') : moved > 0 ? t('apply', { count: moved }) : t('applyAlone')}
        </Button>
      </div>
    </section>
  );
}
