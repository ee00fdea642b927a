import createClient, { type Middleware } from 'openapi-fetch';
import { i18n } from '../i18n';
import { signInAgain } from './expiry';
import { clientCodes, ProblemError } from './problem';
import { sendWithProof } from './proof';
import type { paths } from './schema';
import { followServerDate } from './serverTime';

let csrfToken: string | null = null;
/** The token of the signed-in session; unsafe methods without it are refused. */
export function setCsrfToken(token: string | null) {
  csrfToken = token;
}

/** Signing in, in one step or two, and accepting an invitation, which may go on with the second step. */
const signingIn = /\/api\/v1\/(session(\/(second-factor|provider)(\/\w+)?)?|invitations\/accept)$/;

const safe = new Set(['GET', 'HEAD', 'OPTIONS']);

const conventions: Middleware = {
  onRequest({ request }) {
    request.headers.set('Accept-Language', i18n.language);
    if (csrfToken && !safe.has(request.method)) request.headers.set('X-CSRF-Token', csrfToken);
    return request;
  },
  onResponse({ request, response }) {
    followServerDate(response.headers.get('Date'));
    // Signing in and asking who is signed in answer 401 by themselves; everywhere else it means the sign-in has expired.
    if (response.status === 401 && !signingIn.test(request.url)) signInAgain();
    return undefined;
  },
  onError() {
    throw new ProblemError({ status: 0, code: clientCodes.offline, title: i18n.t('problem.offline') });
  },
};

/** The typed client of the API. `fetch` is looked up at each call, so that tests can play the network. */
export const api = createClient<paths>({
  baseUrl: globalThis.location.origin,
  fetch: sendWithProof,
});
api.use(conventions);

/** Header of transitions, PUT, PATCH and DELETE: which version the caller has seen. */
export const ifMatch = (version: number) => ({ 'If-Match': `"${version}"` });

/** Header of POST: the same key and body are carried out once. Make the key when the form opens (`useIdempotencyKey`). */
export const idempotent = (key: string) => ({ 'Idempotency-Key': key });

/** A new idempotency key. `randomUUID` exists in secure contexts alone, and an intranet may serve plain HTTP. */
export function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
