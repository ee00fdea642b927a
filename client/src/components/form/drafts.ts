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

/** Where one open form keeps its draft, and the text that it last found or wrote there. */
interface Slot {
  name: string;
  text: string | null;
}

/**
 * Two tabs may hold the same form, each with a text of its own; what one keeps or sends must not take the other's. So each writes where
 * nothing stands but its own, else beside it, and drops its own alone. On opening: what this tab wrote before a reload, else the newest.
 */
function find<Values>(key: string): { slot: Slot; draft: Draft<Values> | null } {
  const found = Object.keys(localStorage)
    .filter((name) => name === key || name.startsWith(`${key}#`))
    .flatMap((name) => {
      const text = localStorage.getItem(name) ?? '';
      const draft = parsed(text) as Draft<Values> | null;
      if (draft?.values && typeof draft.savedAt === 'string') return { slot: { name, text }, draft };
      // Written by another release or cut off: worth nothing, and must not keep the form from opening.
      localStorage.removeItem(name);
      return [];
    })
    .sort((a, b) => b.draft.savedAt.localeCompare(a.draft.savedAt));
  const mine = sessionStorage.getItem(key);
  return found.find((it) => it.slot.name === mine) ?? found[0] ?? { slot: { name: key, text: null }, draft: null };
}

/** Gives the slot that was written to, or null. */
function write(key: string, slot: Slot, draft: Draft<unknown>): Slot | null {
  try {
    const there = localStorage.getItem(slot.name);
    const name = there === null || there === slot.text ? slot.name : `${key}#${crypto.randomUUID()}`;
    const text = JSON.stringify(draft);
    localStorage.setItem(name, text);
    sessionStorage.setItem(key, name);
    return { name, text };
  } catch {
    // Storage full or forbidden: the form works without drafts, and does not say that one was saved.
    return null;
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
  const [{ slot: opened, draft: found }] = useState(() => (key ? find<Values>(key) : { slot: null, draft: null }));
  const slot = useRef<Slot | null>(opened);
  const [savedAt, setSavedAt] = useState<string | null>(found?.savedAt ?? null);
  const pending = useRef<{ timer: ReturnType<typeof setTimeout>; values: Values } | null>(null);
  const against = useRef({ version, base });
  useEffect(() => {
    against.current = { version, base };
  });

  const flush = useCallback(() => {
    if (!pending.current || !key || !slot.current) return;
    clearTimeout(pending.current.timer);
    const at = serverNow().toISOString();
    const written = write(key, slot.current, { ...against.current, values: pending.current.values, savedAt: at });
    if (written) {
      slot.current = written;
      setSavedAt(at);
    }
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
    const own = slot.current;
    if (own && localStorage.getItem(own.name) === own.text) localStorage.removeItem(own.name);
    setSavedAt(null);
  }, []);

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
