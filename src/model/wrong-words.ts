/**
 * What is wrong with the attributes of an element, for whoever wrote them: which word, what may stand there, and what was
 * probably meant. Loaded when something is.
 */
import { nearestWord } from './nearest-word.js';
import { isList, unknownIn } from './unknown-words.js';

/** What an attribute may say: these words, or whether what it says is wrong, which was found where it is read. */
export type Allowed = readonly string[] | boolean | undefined;

/** One attribute with something wrong in it. */
export interface WrongWord {
  /** A sentence for the console, with what is to be done; absent where it is said already. */
  advice?: string;
  /** For the screen, where what is shown would be wrong or empty without being noticed. */
  problem?: RangeError;
}

/** Where none of its words is known, something else than what was asked for is shown. */
const TELLING = ['columns', 'reached', 'statuses'];

/** What people write for what we call otherwise. */
const OTHER_NAMES: Readonly<Record<string, string>> = {
  project: 'scope',
  campaign: 'scope',
  period: 'range',
  days: 'range',
  since: 'from',
  until: 'to',
  language: 'locale',
  tz: 'time-zone',
  order: 'sort',
  sortby: 'sort',
  filter: 'statuses',
  query: 'search',
  url: 'src',
  api: 'src',
  email: 'recipient',
};

const DAYS: Readonly<Record<string, number>> = { w: 7, m: 30, y: 365 };

/**
 * @param name - The attribute.
 * @param value - What it says.
 * @param allowed - What it may say.
 */
export function wrongWord(name: string, value: string, allowed: Allowed): WrongWord | undefined {
  const given = `${name}=${JSON.stringify(value)}`;
  if (typeof allowed !== 'object') return allowed ? explained(name, value, given) : undefined;
  const wrong = isList(name) ? unknownIn(value, allowed) : allowed.includes(value) ? [] : [value];
  if (wrong.length === 0) return undefined;
  const hints = wrong.map((word) => {
    const meant = nearestWord(word.replace(/:.*/, ''), allowed);
    return `${JSON.stringify(word)} is passed over${meant === undefined ? '' : ` (did you mean "${meant}"?)`}`;
  });
  const choice = allowed.join(', ');
  const isAll = unknownIn(value, allowed).length === value.split(/[\s,]+/).filter(Boolean).length;
  return {
    advice: `${given}: ${hints.join(', ')}. It may say: ${choice}.`,
    ...(isAll &&
      TELLING.includes(name) && {
        problem: new RangeError(`${name}: not one of ${choice} (${JSON.stringify(value)})`),
      }),
  };
}

/** An attribute that no element of ours has, if one of ours was probably meant. */
export function wrongName(name: string, known: readonly string[]): string | undefined {
  const other = OTHER_NAMES[name];
  const meant = other !== undefined && known.includes(other) ? other : nearestWord(name, known);
  return meant && `the attribute "${name}" is not known. Did you mean "${meant}"?`;
}

function explained(name: string, value: string, given: string): WrongWord {
  switch (name) {
    case 'range': {
      const meant = rangeIn(value);
      return {
        advice: `${given} is not a number of days, and is passed over. Write ${meant ? `range="${meant}"` : 'it as range="30d"'}.`,
      };
    }
    case 'from':
    case 'to':
      return {
        advice: `${given} is not read: it may be a day, as "2026-11-01", or a time with its offset, as "2026-11-01T09:00:00Z", and "from" is before "to".`,
      };
    case 'time-zone':
      // The console is told by whoever formats times.
      return { problem: new RangeError(`time-zone: not an IANA zone, as "Europe/Berlin" (${JSON.stringify(value)})`) };
    case 'mailing-id':
      return {
        advice:
          'mailing-id is empty, so there is nobody to list. Write the id that the adapter knows, as mailing-id="42".',
        problem: new RangeError('mailing-id: not an id (missing)'),
      };
    case 'message-id':
      return { advice: 'there is neither message-id nor status, so there is nothing to show. Write one of them.' };
    default:
      return { advice: `${given} is not a number, and is passed over. Write a number of pixels.` };
  }
}

/** "30 days", "P30D", "4w" and "last 30" are thirty days in other words. */
function rangeIn(text: string): string | undefined {
  const [, count, unit = 'd'] = /(\d+)\s*([dwmy]?)/i.exec(text) ?? [];
  const days = Number(count) * (DAYS[unit.toLowerCase()] ?? 1);
  return days >= 1 && days < 10_000 ? `${String(days)}d` : undefined;
}
