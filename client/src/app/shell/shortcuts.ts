import { useEffect, useSyncExternalStore } from 'react';

const storage = 'collab.shortcuts';
const listeners = new Set<() => void>();

/** Single keys can get in the way of speech input and screen readers, so they can be switched off (WCAG 2.1.4). */
export const singleKeys = {
  get on() {
    return localStorage.getItem(storage) !== 'off';
  },
  set on(value: boolean) {
    if (value) localStorage.removeItem(storage);
    else localStorage.setItem(storage, 'off');
    for (const listener of listeners) listener();
  },
};

export const useSingleKeys = () =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => singleKeys.on,
  );

/** What the keys move over: duties, rows of lists, and whatever a page marks as a row. */
const rowSelector = '.main article.due, .main .list > li, .main [data-row]';

const inField = (target: EventTarget | null) =>
  target instanceof HTMLElement &&
  (target.isContentEditable ||
    /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName) ||
    target.closest('[role="grid"], [role="dialog"]') !== null);

const rows = () => [...document.querySelectorAll<HTMLElement>(rowSelector)];

function step(by: 1 | -1) {
  const all = rows();
  const at = all.findIndex((row) => row.contains(document.activeElement));
  const next = at < 0 ? (by > 0 ? 0 : all.length - 1) : at + by;
  const row = all[next];
  if (!row) return;
  row.tabIndex = -1;
  row.focus();
  row.scrollIntoView({ block: 'nearest' });
}

/** The row's own button or link: the filled one, the one that unfolds, the first one, the title. */
function act(row: HTMLElement, order: string[]) {
  for (const selector of order) {
    const found = row.querySelector<HTMLElement>(selector);
    if (found) return found.click();
  }
}

const toOpen = ['button[aria-expanded]', '.ttl a', 'a', 'button'];
const toAct = ['.ant-btn-primary, .btn.p', '.go button, .go a', '.end button, .end a', 'button[aria-expanded]', 'button', '.ttl a'];

interface Keys {
  onPalette: () => void;
  onHelp: () => void;
}

/** `j` `k` move over rows, `Enter` opens, `e` does the main thing, `?` lists the keys, `⌘K` finds. Never in fields. */
export function useShortcuts({ onPalette, onHelp }: Keys) {
  useEffect(() => {
    function pressed(event: KeyboardEvent) {
      if (event.defaultPrevented) return;
      if ((event.metaKey || event.ctrlKey) && event.key.toLowerCase() === 'k') {
        event.preventDefault();
        onPalette();
        return;
      }
      if (event.metaKey || event.ctrlKey || event.altKey || inField(event.target) || !singleKeys.on) return;
      const row = document.activeElement instanceof HTMLElement ? document.activeElement : null;
      const onRow = row?.matches(rowSelector) ? row : null;
      switch (event.key) {
        case 'j':
          return step(1);
        case 'k':
          return step(-1);
        case '?':
          return onHelp();
        case 'Enter':
          return onRow && act(onRow, toOpen);
        case 'e':
          return row?.closest<HTMLElement>(rowSelector) && act(row.closest<HTMLElement>(rowSelector) as HTMLElement, toAct);
      }
    }
    document.addEventListener('keydown', pressed);
    return () => document.removeEventListener('keydown', pressed);
  }, [onPalette, onHelp]);
}
