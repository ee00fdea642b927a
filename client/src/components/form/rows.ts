import type { MouseEvent } from 'react';

const fieldsOf = (rows: Element) => [...rows.querySelectorAll<HTMLElement>('input:not([type=hidden]), textarea')];

/**
 * For the click of a form: a row that was added takes the focus with its first field, a removed one leaves it with the rows' last
 * button ("add"), so that the keyboard is never left on nothing.
 */
export function followRows({ target }: MouseEvent) {
  const button = (target as Element).closest('button');
  const rows = button?.closest('fieldset');
  if (!button || !rows) return;
  const before = new Set(fieldsOf(rows));
  requestAnimationFrame(() => {
    const added = fieldsOf(rows).find((it) => !before.has(it));
    if (added) added.focus();
    else if (!button.isConnected) [...rows.querySelectorAll('button')].at(-1)?.focus();
  });
}
