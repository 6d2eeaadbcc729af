import type { CsvWriter } from '../../model/csv.js';

/** A file in the making. */
export interface CsvSource<Row> {
  /** The rows, in lists, read as they are asked for. */
  rows: AsyncIterator<readonly Row[]>;
  /** The first of them, which has been read already. */
  first: IteratorResult<readonly Row[], unknown>;
  writer: CsvWriter<Row>;
  /** Is told how many rows were given, once, when nothing more is: at the end, or when the reader has left. */
  onEnd: (rows: number) => Promise<void>;
}

const encoder = new TextEncoder();

/**
 * Writes a file as fast as it is read, in memory for one list of rows. Where it cannot be finished it breaks off, so
 * that nobody takes a part for the whole.
 */
export function csvStream<Row>({ rows, first, writer, onEnd }: CsvSource<Row>): ReadableStream<Uint8Array> {
  let next: Promise<IteratorResult<readonly Row[], unknown>> = Promise.resolve(first);
  let given = 0;
  let head = writer.head;
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const { done, value } = await next;
        const lines = done ? '' : writer.lines(value);
        if (head || lines) controller.enqueue(encoder.encode(head + lines));
        head = '';
        if (done) {
          // What is not on record has not been given: without this, the file has no end.
          await onEnd(given);
          controller.close();
          return;
        }
        given += value.length;
        next = rows.next();
        // Its failure is met when it is asked for; until then it is nobody's.
        next.catch(() => undefined);
      },
      async cancel() {
        await rows.return?.();
        await onEnd(given);
      },
    },
    { highWaterMark: 0 },
  );
}
