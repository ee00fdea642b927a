import { queryOptions, useMutation, useQuery, useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { setLanguage } from '../i18n';
import { api, setCsrfToken } from './client';
import { signedInAgain } from './expiry';
import { isProblem, unwrap } from './problem';
import { forgetServerTime } from './serverTime';
import type { Answer } from './types';

export type Session = Answer<'get', '/api/v1/session'>;
export type Language = Session['language'];

/** Who is signed in; null: nobody. */
export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: async ({ signal }): Promise<Session | null> => {
    try {
      return await unwrap(api.GET('/api/v1/session', { signal }));
    } catch (error) {
      if (isProblem(error, 401)) return null;
      throw error;
    }
  },
  staleTime: Infinity,
});

/** The signed-in session; null while unknown or signed out. Keeps language and CSRF token in step with it. */
export function useSessionState() {
  const query = useQuery(sessionQuery);
  const session = query.data;
  useEffect(() => {
    setCsrfToken(session?.csrfToken ?? null);
    if (session) void setLanguage(session.language);
  }, [session]);
  return query;
}

/** The signed-in session. Only inside the shell, which shows no page without one. */
export function useSession(): Session {
  const { data } = useSuspenseQuery(sessionQuery);
  if (!data) throw new Error('useSession is for pages inside the shell');
  return data;
}

export const useRole = (role: Session['roles'][number]) => useSession().roles.includes(role);

export function useSignIn() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (who: { email: string; password: string }) => unwrap(api.POST('/api/v1/session', { body: who })),
    onSuccess: (session) => {
      const before = cache.getQueryData(sessionQuery.queryKey);
      // Someone else signed in over the page: nothing that the first one saw may stay.
      if (before && before.member.id !== session.member.id) cache.clear();
      setCsrfToken(session.csrfToken);
      cache.setQueryData(sessionQuery.queryKey, session);
      signedInAgain();
      void cache.invalidateQueries({ predicate: (query) => query.queryKey[0] !== 'session' });
    },
  });
}

export function useSignOut() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: () => unwrap(api.DELETE('/api/v1/session')),
    onSuccess: () => {
      setCsrfToken(null);
      forgetServerTime();
      cache.clear();
      cache.setQueryData(sessionQuery.queryKey, null);
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
      void cache.invalidateQueries({ predicate: (query) => query.queryKey[0] !== 'session' });
    },
  });
}
