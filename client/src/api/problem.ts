/**
 * An answer that refuses (RFC 9457, `application/problem+json`) or did not come.
 * `code` is stable and made for programs, `detail` is a sentence in the reader's language,
 * `errors` maps JSON paths of the request (`$.goals[0].target`) to sentences.
 */
export interface Problem {
  status: number;
  code: string;
  title: string;
  detail?: string;
  traceId?: string;
  errors?: Record<string, string[]>;
  /** With 412: the resource as it is now. */
  current?: unknown;
  /** With 412: who changed it and when, where that is known. */
  changedBy?: { id: string; name: string } | null;
  changedAt?: string | null;
  /** With 429 and 503: seconds until another attempt makes sense. */
  retryAfter?: number;
}

/** Codes that the client itself gives, where no problem document arrived. */
export const clientCodes = { offline: 'client.offline', unreadable: 'client.unreadable' } as const;

export class ProblemError extends Error {
  override readonly name = 'ProblemError';
  constructor(readonly problem: Problem) {
    super(`${problem.status} ${problem.code}`);
  }
  get status() {
    return this.problem.status;
  }
}

export const isProblem = (error: unknown, ...statuses: number[]): error is ProblemError =>
  error instanceof ProblemError && (statuses.length === 0 || statuses.includes(error.status));

/** The problem in any thrown value: what is not a refusal of the server is a lost connection or a bug, and is shown as such. */
export const problemOf = (error: unknown): Problem =>
  error instanceof ProblemError
    ? error.problem
    : { status: 0, code: clientCodes.unreadable, title: error instanceof Error ? error.message : String(error) };

export function problemFrom(response: Response, body: unknown): Problem {
  const known = typeof body === 'object' && body !== null ? (body as Partial<Problem>) : {};
  const retryAfter = Number(response.headers.get('Retry-After') ?? Number.NaN);
  return {
    ...known,
    status: response.status,
    code: known.code ?? `http.${response.status}`,
    title: known.title ?? response.statusText,
    ...(Number.isFinite(retryAfter) ? { retryAfter } : {}),
  };
}

interface Fetched {
  data?: unknown;
  error?: unknown;
  response: Response;
}

/** The body of a call that succeeded. Anything else is thrown as a `ProblemError`. */
export async function unwrap<Call extends Fetched>(call: Promise<Call>): Promise<Exclude<Call['data'], undefined>> {
  const { data, error, response } = await call;
  if (!response.ok) throw new ProblemError(problemFrom(response, error));
  return data as Exclude<Call['data'], undefined>;
}
