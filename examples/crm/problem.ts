import type { ServerResponse } from 'node:http';

/** An answer that is an error: an RFC 9457 problem document. Thrown by the routes, sent in one place. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError';

  /**
   * @param title - What kind of problem, in a few words.
   * @param detail - What went wrong this time, in a sentence for a person.
   * @param more - Further members of the document, as the `parameter` that is wrong.
   */
  constructor(
    readonly status: number,
    readonly title: string,
    readonly detail: string,
    readonly more: Readonly<Record<string, unknown>> = {},
  ) {
    super(`${title}: ${detail}`);
  }
}

/** Answers with a problem document. What is no `ProblemError` is our own fault, and told to the console alone. */
export function sendProblem(response: ServerResponse, error: unknown): void {
  const known = error instanceof ProblemError;
  if (!known) console.error(error);
  const { status, title, detail, more } = known
    ? error
    : new ProblemError(500, 'Internal error', 'The server failed to answer; its console tells why.');
  if (response.headersSent) {
    response.destroy();
    return;
  }
  response.writeHead(status, {
    'content-type': 'application/problem+json; charset=utf-8',
    'cache-control': 'no-store',
  });
  response.end(JSON.stringify({ title, status, detail, ...more }));
}
