import { expect, type APIRequestContext } from '@playwright/test';

/** Every demo account's password (contract: demo accounts). */
export const demoPassword = 'Collab-demo-2026';

/** Where the demo's clock should go: to an instant, or on by an ISO 8601 duration. Forwards only. */
export type ClockMove = { now: string } | { advanceBy: string };

/** Signs the context in; its cookie jar is that of the pages that share it. */
export async function signIn(request: APIRequestContext, account: string): Promise<void> {
  const answer = await request.post('/api/v1/session', { data: { email: account, password: demoPassword } });
  expect(answer.ok(), `sign-in of ${account}: ${answer.status()} ${await answer.text()}`).toBe(true);
}

/** The token that unsafe requests of this signed-in context carry as `X-CSRF-Token`. */
export async function csrfToken(request: APIRequestContext): Promise<string> {
  const session = await request.get('/api/v1/session');
  expect(session.ok(), `session: ${session.status()}`).toBe(true);
  const { csrfToken: token } = (await session.json()) as { csrfToken: string };
  return token;
}

/** Moves the demo's time; the answer comes when all that fell due on the way has been enforced. */
export async function moveClock(request: APIRequestContext, to: ClockMove): Promise<string> {
  const answer = await request.put('/api/v1/demo/clock', {
    data: to,
    headers: { 'X-CSRF-Token': await csrfToken(request) },
    timeout: 60_000,
  });
  expect(answer.ok(), `demo clock: ${answer.status()} ${await answer.text()}`).toBe(true);
  const { now } = (await answer.json()) as { now: string };
  return now;
}
