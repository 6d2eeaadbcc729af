import { parseJson, utf8 } from '../providers/body.js';
import { FieldError, Fields } from '../providers/fields.js';
import type { ParsedRequest, Provider } from '../providers/provider.js';
import { providers } from '../providers/all.js';
import { formatNames } from './formats.js';
import { HistoryError, type HistoryOutcome } from './history-format.js';
import { mailgunBody } from './mailgun-export.js';
import { neutral } from './neutral.js';
import { parseAs } from './provider-lines.js';
import type { RawRecord } from './record-splitter.js';

/** Lines of JSON to events: each an event of the neutral format, or what a provider's webhook would have posted. */
export class JsonHistory {
  readonly #provider: Provider | undefined;
  /** Nobody has said what the lines are: the first of them has to look like ours. */
  #isGuess: boolean;

  /** @param wanted - A provider's name, or "neutral"; which it also is without a name. */
  constructor(wanted?: string) {
    this.#isGuess = wanted === undefined;
    this.#provider = providers.get(wanted ?? '');
  }

  /** @throws {HistoryError} if the first object is nothing that we know. */
  read(records: readonly RawRecord[]): HistoryOutcome[] {
    return records.flatMap((record): HistoryOutcome[] => {
      const { line, problem } = record;
      if (problem !== undefined) return [{ line, problem }];
      let text: string;
      try {
        text = utf8(record.bytes);
      } catch {
        return [{ line, problem: 'expected UTF-8' }];
      }
      return this.#provider ? this.#readPosted(this.#provider, line, text) : [this.#readNeutral(line, text)];
    });
  }

  #readNeutral(line: number, text: string): HistoryOutcome {
    try {
      const posted = parseJson(text);
      const isObject = typeof posted === 'object' && posted !== null && !Array.isArray(posted);
      const fields = new Fields(posted, isObject ? '' : 'event');
      if (this.#isGuess) this.#checkGuess(posted as object);
      return { line, events: [neutral.read(fields)].flat() };
    } catch (error) {
      if (error instanceof FieldError) return { line, problem: error.message };
      if (error instanceof SyntaxError) return { line, problem: `expected JSON (${String(error)})` };
      throw error;
    }
  }

  #checkGuess(first: object): void {
    this.#isGuess = false;
    const found = Object.keys(first);
    if (neutral.columns.some((name) => found.includes(name))) return;
    const what = `expected the fields of the neutral format (${neutral.columns.join(', ')}), or the provider's name`;
    throw new HistoryError(`the first object: ${what}, got ${found.slice(0, 20).join(', ')}`, found, formatNames);
  }

  /** All that a line holds: a body may have several events, some of them wrong. */
  #readPosted(provider: Provider, line: number, text: string): HistoryOutcome[] {
    const { events, rejected } = parsePosted(provider, text);
    const problems = rejected.map(({ problem }) => ({ line, problem }));
    return events.length > 0 || problems.length === 0 ? [{ line, events }, ...problems] : problems;
  }
}

function parsePosted(provider: Provider, text: string): ParsedRequest {
  // Mandrill posts its list of events as the field of a form.
  if (provider.name === 'mandrill') {
    return parseAs(provider, String(new URLSearchParams({ mandrill_events: text })), true);
  }
  return parseAs(provider, provider.name === 'mailgun' ? enveloped(text) : text);
}

function enveloped(text: string): string {
  try {
    return JSON.stringify(mailgunBody(parseJson(text)));
  } catch {
    // No JSON: the provider says so.
    return text;
  }
}
