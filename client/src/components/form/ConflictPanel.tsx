import { Button } from 'antd';
import { type ReactNode, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Difference } from './merge';

interface ConflictPanelProps {
  /** Why there is a choice: a sentence; by default that it was changed meanwhile. */
  title?: ReactNode;
  fields: Difference[];
  labelOf: (field: string) => ReactNode;
  show?: (field: string, value: unknown) => ReactNode;
  /** Called with the chosen side per field. */
  onKeep: (chosen: Record<string, 'theirs' | 'mine'>) => void;
}

/** Two versions of the same thing: per differing field one choice, mine preselected only where they did not touch it. Nothing typed is lost. */
export function ConflictPanel({ title, fields, labelOf, show, onKeep }: ConflictPanelProps) {
  const { t } = useTranslation();
  const id = useId();
  const [chosen, setChosen] = useState<Record<string, 'theirs' | 'mine'>>(() =>
    Object.fromEntries(fields.filter((it) => it.untouchedByThem).map((it) => [it.field, 'mine'])),
  );
  const open = fields.filter((it) => !chosen[it.field]).length;
  const text = (field: string, value: unknown): ReactNode => {
    if (value === null || value === undefined || value === '') return <span className="q3">{t('form.nothing')}</span>;
    if (show) return show(field, value);
    return typeof value === 'object' ? JSON.stringify(value) : String(value);
  };
  return (
    <section className="clash" role="alert" aria-labelledby={id}>
      <p id={id} className="b5">
        {title ?? t('form.changed')} {fields.length > 0 ? t('form.which', { count: fields.length }) : t('form.rest')}
      </p>
      {fields.map(({ field, theirs, mine }) => (
        <fieldset key={field}>
          <legend>{labelOf(field)}</legend>
          {(['theirs', 'mine'] as const).map((side) => (
            <label key={side}>
              <input
                type="radio"
                name={`${id}${field}`}
                checked={chosen[field] === side}
                onChange={() => setChosen((before) => ({ ...before, [field]: side }))}
              />
              <span>
                <small>{t(`form.${side}`)}</small>
                {text(field, side === 'theirs' ? theirs : mine)}
              </span>
            </label>
          ))}
        </fieldset>
      ))}
      <div>
        <Button disabled={open > 0} onClick={() => onKeep(chosen)}>
          {open > 0 ? t('form.choose', { count: open }) : t('form.keep')}
        </Button>
      </div>
    </section>
  );
}
