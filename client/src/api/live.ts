import type { HubConnection } from '@microsoft/signalr';
import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { api } from './client';
import { signInAgain } from './expiry';

/** Something changed. `type` is a subject's type (`resourceRequest`, `workItem` …). */
export interface Changed {
  type: string;
  id: string;
  collaborationId?: string | null;
  version?: number;
}

/** What lists and pages show of every subject: who owes what, and where a collaboration stands. */
const showEverySubject = ['agenda', 'deadlines', 'collaborations', 'audit-entries', 'insight'];

/** What a change of a subject alters besides its own feature. */
const alsoAlters: Record<string, readonly string[]> = {
  commitmentCondition: ['commitments'],
  issueMeasure: ['issues', 'progress-reports'],
  workItem: ['progress-reports', 'risk-warnings'],
  meeting: ['risk-warnings', 'issues', 'work-items'],
  plan: ['work-items'],
  planRevision: ['work-items'],
};

/** `resourceRequest` → `resource-requests`: the feature, which is also the first element of its query keys. */
export function featureOf(type: string): string {
  const kebab = type.replace(/([a-z])([A-Z])/g, '$1-$2').toLowerCase();
  return kebab.endsWith('s') ? kebab : `${kebab}s`;
}

/** The features whose queries a change makes stale. */
export const staleAfter = (change: Changed): ReadonlySet<string> =>
  new Set([featureOf(change.type), ...showEverySubject, ...(alsoAlters[change.type] ?? [])]);

const settleMs = 150;

/** Gathers the changes of one transaction, which arrive in a burst, into one round of questions. */
export function invalidator(cache: QueryClient) {
  const stale = new Set<string>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  return (features: Iterable<string>) => {
    for (const feature of features) stale.add(feature);
    timer ??= setTimeout(() => {
      timer = undefined;
      const now = new Set(stale);
      stale.clear();
      void cache.invalidateQueries({ predicate: (query) => now.has(String(query.queryKey[0])) });
    }, settleMs);
  };
}

let connection: HubConnection | undefined;
const watched = new Map<string, number>();

const tell = (method: 'Watch' | 'Unwatch', collaborationId: string) => {
  // While unconnected nothing is lost: `watched` is told on (re)connecting.
  if (connection?.state !== 'Connected') return;
  // Refused like reading it; the page's own question says so in words.
  connection.invoke(method, collaborationId).catch(() => undefined);
};

/** Cut off, perhaps because the session was ended elsewhere: then the page must not stand there as if signed in. */
async function askAgainWhoIsSignedIn() {
  try {
    const { response } = await api.GET('/api/v1/session');
    if (response.status === 401) signInAgain();
  } catch {
    // Not reached at all: it was the network, and the connection is tried again.
  }
}

/** Keeps the page's data in step with the server while somebody is signed in. */
export function useLive(signedIn: boolean) {
  const cache = useQueryClient();
  useEffect(() => {
    if (!signedIn) return;
    let over = false;
    const invalidate = invalidator(cache);
    const watchAll = () => watched.forEach((_, id) => tell('Watch', id));

    void (async () => {
      const { HubConnectionBuilder, LogLevel } = await import('@microsoft/signalr');
      if (over) return;
      const hub = new HubConnectionBuilder()
        .withUrl(new URL('/live', globalThis.location.origin).href)
        .withAutomaticReconnect({
          nextRetryDelayInMilliseconds: ({ previousRetryCount }) => Math.min(30_000, 1_000 * 2 ** previousRetryCount),
        })
        .configureLogging(LogLevel.None)
        .build();
      hub.on('changed', (change: Changed) => invalidate(staleAfter(change)));
      hub.on('notified', () => invalidate(['notifications', 'agenda']));
      hub.onreconnected(() => {
        watchAll();
        // What happened in between is unknown.
        void cache.invalidateQueries();
      });
      // The network is tried again by the connection itself; closed it is when the server cut it.
      hub.onclose(() => {
        if (over) return;
        void askAgainWhoIsSignedIn();
        void start();
      });
      connection = hub;
      void start();

      async function start() {
        for (let attempt = 0; !over && hub.state === 'Disconnected'; attempt++) {
          try {
            await hub.start();
            watchAll();
          } catch {
            // The page works without live changes (queries refetch on focus); try again later, ever more rarely.
            await new Promise((resolve) => setTimeout(resolve, Math.min(60_000, 2_000 * 2 ** attempt)));
          }
        }
      }
    })();

    return () => {
      over = true;
      void connection?.stop();
      connection = undefined;
    };
  }, [signedIn, cache]);
}

function watch(collaborationId: string): () => void {
  const count = watched.get(collaborationId) ?? 0;
  watched.set(collaborationId, count + 1);
  if (count === 0) tell('Watch', collaborationId);
  return () => {
    const left = (watched.get(collaborationId) ?? 1) - 1;
    if (left > 0) watched.set(collaborationId, left);
    else {
      watched.delete(collaborationId);
      tell('Unwatch', collaborationId);
    }
  };
}

/** While the page shows collaborations, everything that changes in them is told. */
export function useWatch(...collaborationIds: (string | undefined)[]) {
  const ids = collaborationIds.filter((id) => id !== undefined).join(' ');
  useEffect(() => {
    const ends = ids.split(' ').filter(Boolean).map(watch);
    return () => ends.forEach((end) => end());
  }, [ids]);
}
