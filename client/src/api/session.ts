import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { createContext, use, useEffect } from 'react';
import { asLanguage, type Language, setLanguage } from '../i18n';
import { api, setCsrfToken } from './client';
import { signedInAgain } from './expiry';
import { isProblem, unwrap } from './problem';
import type { Answer } from './types';

export type Session = Answer<'get', '/api/v1/session'>;
export type { Language };

/** The server says in the page whether the browser has a session at all; without one there is nothing to ask. */
const sessionMark = () => document.querySelector<HTMLMetaElement>('meta[name="session"]');
const hasNoSession = () => sessionMark()?.content === 'none';

/** Who is signed in; null: nobody. */
export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: async ({ signal }): Promise<Session | null> => {
    if (hasNoSession()) return null;
    try {
      return await unwrap(api.GET('/api/v1/session', { signal }));
    } catch (error) {
      if (isProblem(error, 401)) return null;
      throw error;
    }
  },
  staleTime: Infinity,
});

/** All that a person sees; who that is and the demo's clock are known already. */
const exceptSession = {
  predicate: ({ queryKey }: { queryKey: readonly unknown[] }) => queryKey[0] !== 'session' && queryKey[0] !== 'demo',
};

/** The signed-in session; null while unknown or signed out. Keeps language and CSRF token in step with it. */
export function useSessionState() {
  const query = useQuery(sessionQuery);
  const session = query.data;
  useEffect(() => {
    setCsrfToken(session?.csrfToken ?? null);
    if (session) void setLanguage(asLanguage(session.language));
  }, [session]);
  return query;
}

/** Given by the frame. A context and not a query, so that signing out takes the pages away before they miss their session. */
export const SessionContext = createContext<Session | null>(null);

/** The signed-in session. Only inside the shell, which shows no page without one. */
export function useSession(): Session {
  const session = use(SessionContext);
  if (!session) throw new Error('useSession is for pages inside the shell');
  return session;
}

export const useRole = (role: Session['roles'][number]) => useSession().roles.includes(role);

/** Takes the session that the server has just opened for this browser. */
export function useEnter() {
  const cache = useQueryClient();
  return (session: Session) => {
    sessionMark()?.setAttribute('content', 'some');
    const before = cache.getQueryData(sessionQuery.queryKey);
    setCsrfToken(session.csrfToken);
    cache.setQueryData(sessionQuery.queryKey, session);
    signedInAgain();
    if (!before) return;
    // Signed in again over the page. If it is someone else, nothing that the first one saw may stay.
    if (before.member.id !== session.member.id) void cache.resetQueries(exceptSession);
    else void cache.invalidateQueries(exceptSession);
  };
}

export function useSignIn() {
  const enter = useEnter();
  return useMutation({
    mutationFn: (who: { email: string; password: string }) => unwrap(api.POST('/api/v1/session', { body: who })),
    onSuccess: enter,
  });
}

export function useSignOut() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: () => unwrap(api.DELETE('/api/v1/session')),
    onSuccess: () => {
      setCsrfToken(null);
      cache.setQueryData(sessionQuery.queryKey, null);
      cache.removeQueries(exceptSession);
    },
  });
}

/** Changes the language of the page at once and of the member's messages from now on. */
export function useChangeLanguage() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (language: Language) => unwrap(api.PATCH('/api/v1/me', { body: { language } })),
    onMutate: (language) => setLanguage(language),
    onSuccess: (session) => {
      cache.setQueryData(sessionQuery.queryKey, session);
      // Texts that the server wrote in the old language.
      void cache.invalidateQueries(exceptSession);
    },
  });
}
