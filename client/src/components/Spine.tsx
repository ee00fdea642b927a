import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Icon } from './Icon';

export interface SpineStep {
  step: number;
  title: ReactNode;
  to: string;
  state: 'done' | 'current' | 'ahead';
  /** Something in this step is missing; a done step with a gap loses its check. */
  gap?: boolean;
  /** Up to two short facts; the second one usually a `StateMark`. */
  facts: ReactNode[];
}

const stepClass = ({ state, gap }: SpineStep) =>
  gap && state !== 'current' ? 'gap' : { done: 'done', current: 'now', ahead: 'todo' }[state];

/** The six steps of a collaboration, which are also its navigation. */
export function Spine({ steps }: { steps: SpineStep[] }) {
  const { t } = useTranslation();
  return (
    <ol className="spine" aria-label={t('spine.label')}>
      {steps.map((it) => (
        <li key={it.step} className={`step ${stepClass(it)}`} aria-current={it.state === 'current' ? 'step' : undefined}>
          <span className="k" aria-hidden="true">
            {it.state === 'done' && !it.gap ? <Icon name="check" /> : it.step}
          </span>
          <div className="row1">
            <h3>
              <Link to={it.to}>{it.title}</Link>
              <span className="vh">, {t(it.gap ? 'spine.gap' : `spine.${it.state}`)}</span>
            </h3>
          </div>
          {it.facts.map((fact, index) => (
            <p key={index}>{fact}</p>
          ))}
        </li>
      ))}
    </ol>
  );
}
