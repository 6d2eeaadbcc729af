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

/** What an answer has to be as a whole: a list, or an object with this field. */
export type Expected = 'list' | 'items' | 'totals';

/**
 * Reads the answer to `GET url` as JSON. That something else answers than the back end shows in the whole of it: a page
 * to sign in, another API; what is inside is for others to check.
 *
 * @throws {HttpError} if the status is none of success, or the body is not JSON, or not what was expected.
 * @throws {Error} if the connection breaks while the body is read.
 */
export async function readJson(response: Response, url: string, expected: Expected): Promise<unknown> {
  const { ok, status, statusText, redirected } = response;
  const type = response.headers.get('content-type') ?? '';
  const kind = type.replace(/;.*/s, '') || 'no content type';
  const where = addressOf(url);
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
    const cause = CAUSES[status] ?? '';
    throw new HttpError(
      words || `The server answered ${String(status)}${name} at ${where}, as ${kind}.${cause}`,
      response,
      url,
      problem,
    );
  }
  const sentTo = redirected ? `, after it was sent on to ${addressOf(response.url)}` : '';
  const answered = `The server answered at ${where} (${kind}${sentTo})`;
  let answer: unknown;
  try {
    answer = JSON.parse(body);
  } catch {
    throw new HttpError(`${answered} with ${nounFor(body, type)}`, response, url);
  }
  if (!isExpected(answer, expected)) {
    const other = `${answered} with JSON of another kind: ${outlineOf(answer)}, and not ${NOUNS[expected]}.`;
    throw new HttpError(`${other} Does “src” lead to this API?`, response, url);
  }
  return answer;
}

const NOUNS: Readonly<Record<Expected, string>> = {
  list: 'a list',
  items: 'an object with “items”',
  totals: 'an object with “totals”',
};

const CAUSES: Readonly<Record<number, string>> = {
  401: ' Perhaps the session has ended.',
  404: ' Is the path in “src” right?',
  405: ' Is the path in “src” right?',
};

/** Without what is asked: a person is to see where, and not for what. */
function addressOf(url: string): string {
  const { origin, pathname } = new URL(url);
  return origin + pathname;
}

function isExpected(answer: unknown, expected: Expected): boolean {
  if (expected === 'list') return Array.isArray(answer);
  return typeof answer === 'object' && answer !== null && expected in answer;
}

function outlineOf(answer: unknown): string {
  if (Array.isArray(answer)) return 'a list';
  if (typeof answer !== 'object' || !answer) return `a single ${answer === null ? 'null' : typeof answer}`;
  const fields = Object.keys(answer).slice(0, 5);
  return fields.length > 0 ? `an object with ${fields.map((each) => `“${each}”`).join(', ')}` : 'an empty object';
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
  if (!start) return 'nothing instead of JSON.';
  if (/html/i.test(type) || /^<(!doctype|html)/i.test(start)) {
    return 'a web page (HTML) instead of JSON. Perhaps the session has ended, or the path in “src” is wrong.';
  }
  return `something that begins with ${JSON.stringify(start)} instead of JSON.`;
}

/** The header `Retry-After` holds a number of seconds, or a date. */
function secondsUntil(header: string | null): number | undefined {
  if (!header) return undefined;
  const seconds = /^\d+$/.test(header) ? Number(header) : Math.ceil((Date.parse(header) - Date.now()) / 1000);
  return Number.isNaN(seconds) ? undefined : Math.max(0, seconds);
}
