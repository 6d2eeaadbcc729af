import { ProblemError } from './problem.js';

/**
 * So many times what is allowed is read, and forgotten, before the answer: many clients that are still sending do not
 * see an answer.
 */
const PATIENCE = 4;

/** What is left after a parser of bodies is no longer what was sent, nor what was signed. */
const READ_BEFORE =
  'The body was read before it came here: mount the handler before what parses bodies, as express.json().';

/**
 * The bytes of a body, as they came.
 *
 * @param most - In bytes; what is beyond it is not kept.
 * @throws {ProblemError} 413 if there are more, 400 if the connection breaks off before the end, 500 if the host has
 *   read it already.
 */
export async function bodyOf(request: Request, most: number): Promise<Uint8Array> {
  if (request.bodyUsed) throw readBefore();
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of chunksOf(request)) {
    length += chunk.byteLength;
    if (length <= most) chunks.push(chunk);
    else chunks.length = 0;
    if (length > most * PATIENCE) break;
  }
  if (length > most) {
    throw new ProblemError(413, 'Body too large', `A body may have ${String(most)} bytes.`, {
      more: { limit: most },
      // The rest of it is still on its way: nobody is to send another request behind it.
      headers: length > most * PATIENCE ? { connection: 'close' } : {},
    });
  }
  if (length === 0 && isAnnounced(request)) throw readBefore();
  const [first] = chunks;
  return first && chunks.length === 1 ? first : joined(chunks, length);
}

function readBefore(): ProblemError {
  return new ProblemError(500, 'Mounted too late', READ_BEFORE);
}

/** Whether there was to be a body. */
function isAnnounced({ headers }: Request): boolean {
  return Number(headers.get('content-length') ?? 0) > 0 || headers.has('transfer-encoding');
}

async function* chunksOf({ body }: Request): AsyncGenerator<Uint8Array> {
  if (!body) return;
  // Not iterated over: not every platform's streams can be.
  const reader = body.getReader();
  let isDone = false;
  try {
    while (!isDone) {
      const next = await reader.read();
      isDone = next.done;
      if (next.value) yield next.value;
    }
  } catch (cause) {
    isDone = true;
    throw new ProblemError(400, 'Body incomplete', 'The connection broke off before the end of the body.', { cause });
  } finally {
    // Not waited for: there may be someone else who reads it.
    if (!isDone) void reader.cancel().catch(() => undefined);
  }
}

function joined(chunks: readonly Uint8Array[], length: number): Uint8Array {
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.byteLength;
  }
  return bytes;
}
