import { act, renderHook } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import { followDemoClock, followServerDate, serverNow, useNow } from './serverTime';

test('now is the server’s: a device that is wrong by an hour shows the right time', () => {
  vi.useFakeTimers({ now: new Date('2024-10-11T03:00:30Z') });
  followServerDate('Fri, 11 Oct 2024 02:00:30 GMT');
  expect(serverNow().toISOString()).toBe('2024-10-11T02:00:30.000Z');
});

test('the demo clock wins over the machine’s date', () => {
  vi.useFakeTimers({ now: new Date('2026-01-01T00:00:00Z') });
  followDemoClock('2024-10-11T02:00:00Z');
  followServerDate('Thu, 01 Jan 2026 00:00:00 GMT');
  expect(serverNow().toISOString()).toBe('2024-10-11T02:00:00.000Z');
});

test('now ticks with the minute and follows the demo clock at once', () => {
  vi.useFakeTimers({ now: new Date('2026-01-01T00:00:00Z') });
  followDemoClock('2024-10-11T02:00:50Z');
  const { result } = renderHook(useNow);
  expect(result.current.toISOString()).toBe('2024-10-11T02:00:00.000Z');
  act(() => vi.advanceTimersByTime(10_000));
  expect(result.current.toISOString()).toBe('2024-10-11T02:01:00.000Z');
  act(() => followDemoClock('2024-10-11T09:00:00Z'));
  expect(result.current.toISOString()).toBe('2024-10-11T09:00:00.000Z');
});
