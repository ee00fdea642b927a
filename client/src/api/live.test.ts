import { QueryClient } from '@tanstack/react-query';
import { expect, test, vi } from 'vitest';
import { featureOf, invalidator, staleAfter } from './live';

test.each([
  ['resourceRequest', 'resource-requests'],
  ['workItem', 'work-items'],
  ['acceptance', 'acceptances'],
  ['issue', 'issues'],
])('a change of %s concerns the feature %s', (type, feature) => expect(featureOf(type)).toBe(feature));

test('a change makes its feature stale, and what shows every subject', () => {
  expect([...staleAfter({ type: 'resourceRequest', id: 'r1' })]).toEqual(
    expect.arrayContaining(['resource-requests', 'agenda', 'deadlines', 'collaborations']),
  );
  expect(staleAfter({ type: 'issueMeasure', id: 'm1' })).toContain('progress-reports');
});

test('the burst of one transaction is one round of questions, and only of what is stale', async () => {
  vi.useFakeTimers();
  const cache = new QueryClient();
  for (const key of [
    ['issues', { state: 'reported' }],
    ['work-items', 'w1'],
    ['members', {}],
  ])
    cache.setQueryData(key, {});
  const invalidate = vi.spyOn(cache, 'invalidateQueries');
  const tell = invalidator(cache);
  tell(staleAfter({ type: 'issue', id: 'i1' }));
  tell(staleAfter({ type: 'workItem', id: 'w1' }));
  await vi.advanceTimersByTimeAsync(1_000);
  expect(invalidate).toHaveBeenCalledTimes(1);
  const stale = cache
    .getQueryCache()
    .getAll()
    .filter((it) => it.state.isInvalidated);
  expect(stale.map((it) => it.queryKey[0])).toEqual(['issues', 'work-items']);
});
