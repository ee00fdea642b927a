import type { paths } from './schema';

type Method = 'get' | 'post' | 'put' | 'patch' | 'delete';
type Operation<Verb extends Method, Path extends keyof paths> = Extract<paths[Path][Verb], { responses: unknown }>;
type JsonOf<T> = T extends { content: { 'application/json': infer Body } } ? Body : never;

/** What `Verb Path` answers when it succeeds: `Answer<'get', '/api/v1/session'>`. */
export type Answer<Verb extends Method, Path extends keyof paths> =
  Operation<Verb, Path> extends { responses: infer Responses } ? JsonOf<Responses[keyof Responses & (200 | 201)]> : never;

/** What `Verb Path` takes as its body. */
export type Body<Verb extends Method, Path extends keyof paths> =
  Operation<Verb, Path> extends { requestBody?: infer Request } ? JsonOf<NonNullable<Request>> : never;

/** One row of the list that `GET Path` answers. */
export type Item<Path extends keyof paths> = Answer<'get', Path> extends { items: (infer Row)[] } ? Row : never;
