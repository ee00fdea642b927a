import { useSyncExternalStore } from 'react';

/** The deadline counts by the server's clock, so the page shows that one: in demo mode the movable clock, else the `Date` of answers. */
let offset = 0;
let source: 'device' | 'date' | 'demo' = 'device';
const listeners = new Set<() => void>();
let timer: ReturnType<typeof setTimeout> | undefined;

const minute = 60_000;
const currentMinute = () => Math.floor((Date.now() + offset) / minute) * minute;

function tick() {
  clearTimeout(timer);
  timer = undefined;
  if (listeners.size === 0) return;
  for (const listener of listeners) listener();
  timer = setTimeout(tick, minute - ((Date.now() + offset) % minute));
}

function move(to: number, by: typeof source) {
  source = by;
  offset = to - Date.now();
  tick();
}

/** The demo clock says what time it is; from then on `Date` headers (the machine's time) are ignored. */
export const followDemoClock = (now: string) => move(Date.parse(now), 'demo');

/** `Date` has whole seconds and travelled a while: a device that is less than two seconds off is right enough. */
export function followServerDate(header: string | null) {
  if (!header || source === 'demo') return;
  const at = Date.parse(header);
  if (Number.isNaN(at) || Math.abs(at - (Date.now() + offset)) < 2_000) return;
  move(at, 'date');
}

/** Back to the device's own clock, for sign-out and tests. */
export function forgetServerTime() {
  offset = 0;
  source = 'device';
  tick();
}

export const serverNow = () => new Date(Date.now() + offset);

/** The server's time, cut to the minute; renders anew each minute and when the demo clock moves. */
export function useNow(): Date {
  const now = useSyncExternalStore((listener) => {
    listeners.add(listener);
    if (!timer) timer = setTimeout(tick, minute - ((Date.now() + offset) % minute));
    return () => {
      listeners.delete(listener);
      if (listeners.size === 0) {
        clearTimeout(timer);
        timer = undefined;
      }
    };
  }, currentMinute);
  return new Date(now);
}
