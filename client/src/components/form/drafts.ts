import { serverNow, useSession } from '@api';
import { useCallback, useEffect, useRef, useState } from 'react';

/** What somebody wrote and did not send yet; on this device, per person and thing. */
export interface Draft<Values> {
  /** The version of the thing that it was written against. */
  version: number;
  /** What the form showed before anything was typed: tells a touched field from an untouched one. */
  base: Values;
  values: Values;
  /** When it was last saved (the server's time). */
  savedAt: string;
}

/** A draft is saved this long after the last key. */
export const draftAfterMs = 400;

const keyOf = (person: string, thing: string) => `collab.draft:${person}:${thing}`;

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null; // cut off
  }
}

function read<Values>(key: string): Draft<Values> | null {
  const text = localStorage.getItem(key);
  if (!text) return null;
  const draft = parsed(text) as Draft<Values> | null;
  if (draft?.values && typeof draft.savedAt === 'string') return draft;
  // Written by another release or cut off: worth nothing, and must not keep the form from opening.
  localStorage.removeItem(key);
  return null;
}

function write(key: string, draft: Draft<unknown>): boolean {
  try {
    localStorage.setItem(key, JSON.stringify(draft));
    return true;
  } catch {
    // Storage full or forbidden: the form works without drafts, and does not say that one was saved.
    return false;
  }
}

interface DraftOptions<Values> {
  /** Names the thing, for example `resource-requests/{id}/reply`; without it nothing is kept. */
  thing: string | undefined;
  version: number;
  base: Values;
}

/** The draft of a form: the one found on opening, saving while typing, dropping after sending. */
export function useDraft<Values>({ thing, version, base }: DraftOptions<Values>) {
  const person = useSession().member.id;
  const key = thing && keyOf(person, thing);
  const [found] = useState(() => (key ? read<Values>(key) : null));
  const [savedAt, setSavedAt] = useState<string | null>(found?.savedAt ?? null);
  const pending = useRef<{ timer: ReturnType<typeof setTimeout>; values: Values } | null>(null);
  const against = useRef({ version, base });
  useEffect(() => {
    against.current = { version, base };
  });

  const flush = useCallback(() => {
    if (!pending.current || !key) return;
    clearTimeout(pending.current.timer);
    const at = serverNow().toISOString();
    if (write(key, { ...against.current, values: pending.current.values, savedAt: at })) setSavedAt(at);
    pending.current = null;
  }, [key]);

  const save = useCallback(
    (values: Values) => {
      if (!key) return;
      if (pending.current) clearTimeout(pending.current.timer);
      pending.current = { timer: setTimeout(flush, draftAfterMs), values };
    },
    [key, flush],
  );

  const drop = useCallback(() => {
    if (pending.current) clearTimeout(pending.current.timer);
    pending.current = null;
    if (key) localStorage.removeItem(key);
    setSavedAt(null);
  }, [key]);

  useEffect(() => {
    // The last keys before the page closes or the row folds.
    globalThis.addEventListener('pagehide', flush);
    return () => {
      globalThis.removeEventListener('pagehide', flush);
      flush();
    };
  }, [flush]);

  return { found, savedAt, save, drop };
}
