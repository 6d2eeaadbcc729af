/** An RFC 9457 problem document: what went wrong, in the server's own words. */
export interface Problem {
  /** Identifies the kind of problem, a URI. */
  type?: string;
  /** What kind of problem it is, in a few words. */
  title?: string;
  status?: number;
  /** What went wrong this time. */
  detail?: string;
  /** Identifies this occurrence, a URI. */
  instance?: string;
  [extension: string]: unknown;
}

/** The server answered, but not with what was asked for. The message is a sentence that can be shown to a person. */
export class HttpError extends Error {
  override readonly name = 'HttpError';
  /** The status code of the answer: 404. It is 200 if the answer came, but cannot be read as JSON. */
  readonly status: number;
  /** What was asked, in full. */
  readonly url: string;
  /** What the server said about it, if it answered with `application/problem+json`. */
  readonly problem?: Problem;
  /** In how many seconds the server wants to be asked again, if it said so. */
  readonly retryAfter?: number;

  constructor(message: string, response: Response, url: string, problem?: Problem) {
    super(message);
    this.status = response.status;
    this.url = url;
    this.problem = problem;
    this.retryAfter = secondsUntil(response.headers.get('retry-after'));
  }
}

/**
 * Reads the answer to `GET url` as JSON.
 *
 * @throws {HttpError} if the status is none of success, or the body is not JSON.
 * @throws {Error} if the connection breaks while the body is read.
 */
export async function readJson(response: Response, url: string): Promise<unknown> {
  const { ok, status, statusText } = response;
  const type = response.headers.get('content-type') ?? '';
  let body = '';
  try {
    body = await response.text();
  } catch (cause) {
    if (ok) throw new Error("The server's answer broke off before its end.", { cause });
  }
  if (!ok) {
    const problem = type.startsWith('application/problem+json') ? problemOf(body) : undefined;
    const words = problem && sentencesOf(problem);
    const name = statusText && ` (${statusText})`;
    throw new HttpError(words || `The server answered ${String(status)}${name}.`, response, url, problem);
  }
  try {
    return JSON.parse(body);
  } catch {
    throw new HttpError(`The server answered with ${nounFor(body, type)} instead of JSON.`, response, url);
  }
}

function problemOf(body: string): Problem | undefined {
  try {
    const problem: unknown = JSON.parse(body);
    return typeof problem === 'object' && problem ? (problem as Problem) : undefined;
  } catch {
    return undefined;
  }
}

function sentencesOf({ title, detail }: Problem): string {
  return [title, detail]
    .map((text) => (typeof text === 'string' ? text.trim() : ''))
    .filter((text, index, all) => text && all.indexOf(text) === index)
    .map((text) => (/[.!?。]$/.test(text) ? text : text + '.'))
    .join(' ');
}

function nounFor(body: string, type: string): string {
  const start = body.trim().slice(0, 40);
  if (!start) return 'nothing';
  if (/html/i.test(type) || /^<(!doctype|html)/i.test(start)) return 'HTML (perhaps a page to sign in)';
  return `something that begins with ${JSON.stringify(start)}`;
}

/** The header `Retry-After` holds a number of seconds, or a date. */
function secondsUntil(header: string | null): number | undefined {
  if (!header) return undefined;
  const seconds = /^\d+$/.test(header) ? Number(header) : Math.ceil((Date.parse(header) - Date.now()) / 1000);
  return Number.isNaN(seconds) ? undefined : Math.max(0, seconds);
}
