import type { Answer, Body, Problem } from '@api';
import type { paths } from '../api/schema';

type Method = 'get' | 'post' | 'put' | 'patch' | 'delete';

/** A request as the server would have seen it. */
export interface Seen {
  method: string;
  /** Path and query. */
  url: string;
  headers: Headers;
  body: unknown;
}

type Reply = (request: Seen) => Response | Promise<Response>;

interface Played {
  method: string;
  pattern: RegExp;
  reply: Reply;
}

const json = (body: unknown, status: number, type = 'application/json', headers: Record<string, string> = {}) =>
  new Response(status === 204 ? null : JSON.stringify(body), { status, headers: { 'Content-Type': type, ...headers } });

/** A refusal as the API writes it. */
export const refusal = (status: number, code: string, more: Partial<Problem> = {}) =>
  json({ title: code, traceId: '7f3a2b1c0000', ...more, code, status }, status, 'application/problem+json');

/** `/api/v1/members/{id}` → matches the path, whatever the query. */
const patternOf = (path: string) => new RegExp(`^${path.replace(/[.]/g, '\\.').replace(/\{\w+\}/g, '[^/?]+')}(\\?|$)`);

/**
 * The network, played at its edge with bodies typed by the API's own document. What is asked for and not played fails the test.
 * The last answer played for a path wins, so that a test can change its mind.
 */
function createNetwork() {
  let played: Played[] = [];
  const network = {
    seen: [] as Seen[],
    unexpected: [] as string[],
    reset() {
      played = [];
      network.seen = [];
      network.unexpected = [];
    },
    /** Answers `Verb Path` with a body of the schema's type. */
    on<Verb extends Method, Path extends keyof paths & string>(verb: Verb, path: Path, body: Answer<Verb, Path>, status = 200) {
      network.onReply(verb, path, () => json(body, status));
    },
    /** Answers with whatever `reply` makes: a refusal, a lost connection (throw), something that depends on the request. */
    onReply(verb: Method, path: keyof paths & string, reply: Reply) {
      played.unshift({ method: verb.toUpperCase(), pattern: patternOf(path), reply });
    },
    /** The bodies that were sent to `Verb Path`, in order. */
    sent<Verb extends Method, Path extends keyof paths & string>(verb: Verb, path: Path): Body<Verb, Path>[] {
      const pattern = patternOf(path);
      return network.seen.filter((it) => it.method === verb.toUpperCase() && pattern.test(it.url)).map((it) => it.body as Body<Verb, Path>);
    },
    async fetch(input: RequestInfo | URL, init?: RequestInit): Promise<Response> {
      const request = input instanceof Request ? input : new Request(input, init);
      const { pathname, search } = new URL(request.url);
      // Live changes are not played: a page works without them.
      if (pathname.startsWith('/live')) return refusal(404, 'notFound');
      const text = request.method === 'GET' ? '' : await request.clone().text();
      const seen: Seen = {
        method: request.method,
        url: pathname + search,
        headers: request.headers,
        body: text ? JSON.parse(text) : undefined,
      };
      network.seen.push(seen);
      const answer = played.find((it) => it.method === seen.method && it.pattern.test(seen.url));
      if (!answer) {
        network.unexpected.push(`${seen.method} ${seen.url}`);
        return refusal(501, 'test.notPlayed');
      }
      return answer.reply(seen);
    },
  };
  return network;
}

export const network = createNetwork();
export const ok = (body: unknown, status = 200) => json(body, status);
