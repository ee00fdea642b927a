import { type RefObject, useLayoutEffect, useState } from 'react';

const field = 'input:not(:disabled, [type=hidden]), textarea:not(:disabled)';

/**
 * Keeps the keyboard where the work is: a form that a button of the page opened takes the focus with its first field; one that closes with the
 * focus in it gives it back to that button, or to the page where the button is gone.
 */
export function useFormFocus(root: RefObject<HTMLElement | null>) {
  // As the form is first rendered what was pressed still has the focus; once it stands there the button may be gone.
  const [opener] = useState(() => document.activeElement);
  useLayoutEffect(() => {
    const form = root.current;
    const pressed = opener instanceof HTMLButtonElement && opener.type === 'button' && opener.closest('main') ? opener : null;
    if (pressed && !form?.contains(document.activeElement)) form?.querySelector<HTMLElement>(field)?.focus();
    return () => {
      if (!form?.contains(document.activeElement)) return;
      requestAnimationFrame(() => {
        if (document.activeElement && document.activeElement !== document.body) return;
        if (pressed?.isConnected) pressed.focus();
        else document.querySelector<HTMLElement>('main')?.focus();
      });
    };
  }, [root, opener]);
}
