import '@testing-library/jest-dom/vitest';
import { cleanup, configure } from '@testing-library/react';
import { afterEach, beforeEach, expect, vi } from 'vitest';
import { forgetServerTime } from '../api/serverTime';
import { i18n, setLanguage } from '../i18n';
import { network } from './network';

// What is waited for comes later on a busy machine; a second is not enough there.
configure({ asyncUtilTimeout: 5000 });

/** What a page writes to the console as an error is a defect that a test must not pass over. */
const complaints: string[] = [];

i18n.on('missingKey', (_languages: string[], namespace: string, key: string, shown: string) => {
  // A call that brings a default of its own (an unknown city's name) lacks nothing.
  if (shown === key) complaints.push(`missing text ${namespace}:${key}`);
});

/** The reader who wants no motion: nothing has to be waited for that only moves. */
interface Device {
  happyDOM: { settings: { device: { prefersReducedMotion: string } } };
}
(window as unknown as Device).happyDOM.settings.device.prefersReducedMotion = 'reduce';

beforeEach(async () => {
  complaints.length = 0;
  network.reset();
  vi.stubGlobal('fetch', network.fetch);
  vi.spyOn(console, 'error').mockImplementation((...args: unknown[]) => {
    complaints.push(args.map(String).join(' '));
  });
  localStorage.clear();
  sessionStorage.clear();
  await setLanguage('en');
});

afterEach(() => {
  cleanup();
  forgetServerTime();
  vi.useRealTimers();
  expect(network.unexpected, 'requests that no answer was played for').toEqual([]);
  expect(complaints, 'errors written to the console').toEqual([]);
});
