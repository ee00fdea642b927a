import { useSyncExternalStore } from 'react';

let expired = false;
const listeners = new Set<() => void>();

function set(value: boolean) {
  if (expired === value) return;
  expired = value;
  for (const listener of listeners) listener();
}

/** Any call was answered with 401: the sign-in is asked for again over the page, which keeps what was typed. */
export const signInAgain = () => set(true);
export const signedInAgain = () => set(false);

/** Whether the sign-in expired while the page was open. */
export const useSignInExpired = () =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => expired,
  );
