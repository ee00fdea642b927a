import { useSyncExternalStore } from 'react';

let waiting: ((proved: boolean) => void)[] = [];
const listeners = new Set<() => void>();

const tell = () => listeners.forEach((listener) => listener());

/** Asks the person to prove again who it is, once for all that wait for it; false when that is not done. */
function proveAgain() {
  return new Promise<boolean>((resolve) => {
    waiting = [...waiting, resolve];
    tell();
  });
}

/** The proof was given, or refused: everything that waits goes on, or stays refused. */
export function proofEnded(proved: boolean) {
  const ended = waiting;
  waiting = [];
  for (const resolve of ended) resolve(proved);
  tell();
}

/** Whether something waits for a proof. */
export const useProofAsked = () =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => waiting.length > 0,
  );

async function asksForProof(response: Response) {
  if (response.status !== 403) return false;
  const problem: unknown = await response
    .clone()
    .json()
    .catch(() => null);
  return typeof problem === 'object' && problem !== null && 'code' in problem && problem.code === 'session.proofNeeded';
}

/**
 * Sends a request. What is dangerous is refused when the password was given too long ago: then it is asked for over the page, and the same
 * request is sent again, so that nothing typed is lost.
 */
export async function sendWithProof(request: Request): Promise<Response> {
  const again = request.clone();
  const response = await globalThis.fetch(request);
  return (await asksForProof(response)) && (await proveAgain()) ? globalThis.fetch(again) : response;
}
