import type { WhatIf } from '@components';
import { Button } from 'antd';
import { useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AddException } from './AddException';
import type { Policy } from './api';
import { EditPolicy } from './EditPolicy';
import { EndException } from './EndException';
import { usePolicyTexts } from './usePolicyTexts';

interface PolicyRowProps {
  policy: Policy;
  /** For whom, where it is an exception. */
  exceptionOf?: string;
  /** Administrators change it; everybody reads it. */
  changes: boolean;
  collaborationId: string | undefined;
  onChanged: (effect: WhatIf, collaborationId?: string) => void;
}

type Open = 'edit' | 'add' | 'end';

export function PolicyRow({ policy, exceptionOf, changes, collaborationId, onChanged }: PolicyRowProps) {
  const { t } = useTranslation('deadline-policies');
  const texts = usePolicyTexts();
  const [open, setOpen] = useState<Open | null>(null);
  const buttons = useRef<HTMLTableCellElement>(null);
  const id = useId();
  const name = exceptionOf ?? texts.kind(policy.kind);
  const close = () => {
    const opened = open;
    setOpen(null);
    buttons.current?.querySelector<HTMLElement>(`[data-opens="${opened}"]`)?.focus();
  };
  const changed = (effect: WhatIf, forCollaboration?: string) => {
    close();
    onChanged(effect, forCollaboration);
  };
  const steps: readonly Open[] = exceptionOf ? ['edit', 'end'] : ['edit', 'add'];

  return (
    <>
      <tr className={exceptionOf ? 'exception' : undefined}>
        <th scope="row">
          <b id={id}>{name}</b>
          {!exceptionOf && policy.isProcessMinimum && <small>{t('minimum')}</small>}
        </th>
        <td data-l={t('column.limit')}>{texts.limit(policy)}</td>
        <td data-l={t('column.reminders')}>{texts.reminders(policy.reminders)}</td>
        <td data-l={t('column.chain')}>{texts.chain(policy.chain)}</td>
        <td data-l={t('column.edition')}>{policy.edition}</td>
        {changes && (
          <td className="does" ref={buttons}>
            {steps.map((step) => (
              <Button
                key={step}
                size="small"
                type="text"
                data-opens={step}
                aria-expanded={open === step}
                aria-label={t(`step.${step}Of`, { name })}
                onClick={() => (open === step ? close() : setOpen(step))}
              >
                {t(`step.${step}`)}
              </Button>
            ))}
          </td>
        )}
      </tr>
      {open && (
        <tr className="unfolded">
          <td colSpan={6}>
            <div role="group" aria-label={t(`step.${open}Of`, { name })}>
              {open === 'edit' && <EditPolicy policy={policy} onClose={close} onApplied={changed} />}
              {open === 'add' && <AddException policy={policy} collaborationId={collaborationId} onClose={close} onAdded={changed} />}
              {open === 'end' && <EndException policy={policy} name={name} onClose={close} onEnded={changed} />}
            </div>
          </td>
        </tr>
      )}
    </>
  );
}
