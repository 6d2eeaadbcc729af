/** Of all that is answered: no cache keeps it, and no browser takes it for another type than it says. */
export const PRIVATE = { 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' } as const;

/** What a `ProblemError` may say beyond its sentence. */
export interface ProblemOptions {
  /** Further members of the document, as the `parameter` that is wrong. */
  more?: Readonly<Record<string, unknown>>;
  headers?: Readonly<Record<string, string>>;
  cause?: unknown;
}

/** An answer that is an error: an RFC 9457 problem document. Thrown by the routes, answered with in one place. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError';
  readonly more: Readonly<Record<string, unknown>>;
  readonly headers: Readonly<Record<string, string>>;

  /**
   * @param title - What kind of problem, in a few words.
   * @param detail - What went wrong this time, in a sentence for a person.
   */
  constructor(
    readonly status: number,
    readonly title: string,
    readonly detail: string,
    { more = {}, headers = {}, cause }: ProblemOptions = {},
  ) {
    super(`${title}: ${detail}`, { cause });
    this.more = more;
    this.headers = headers;
  }

  /** The problem document, which no cache keeps. */
  response(): Response {
    const { status, title, detail, more, headers } = this;
    return new Response(JSON.stringify({ title, status, detail, ...more }), {
      status,
      headers: { 'content-type': 'application/problem+json; charset=utf-8', ...PRIVATE, ...headers },
    });
  }
}

/** @param detail - What there is none of, in a sentence. */
export function notFound(detail: string): ProblemError {
  return new ProblemError(404, 'Not found', detail);
}

/** For now: asked again after so many seconds, it may well be answered. */
export function tooBusy(status: 429 | 503, detail: string, retryAfter: number, cause?: unknown): ProblemError {
  const title = status === 429 ? 'Too much at once' : 'Not available';
  return new ProblemError(status, title, detail, { headers: { 'retry-after': String(retryAfter) }, cause });
}

/** A parameter of the query, a header or a field of the body that is wrong; its name leads the sentence. */
export function wrongParameter(parameter: string, problem: string): ProblemError {
  return new ProblemError(400, 'Wrong parameter', `${parameter}: ${problem}`, { more: { parameter } });
}
