/**
 * Reads what a provider posted, field by field: only own properties, only of the wanted kind, each with its path, so
 * that a mistake is reported where it stands. A field of another kind than expected counts as absent, but for those
 * without which there is no event.
 */

/** A field without which there is no event. */
export class FieldError extends Error {
  override readonly name = 'FieldError';

  /**
   * @param path - "[2].timestamp".
   * @param expected - "seconds or milliseconds since 1970".
   */
  constructor(
    readonly path: string,
    readonly expected: string,
    readonly received: unknown,
  ) {
    super(`${path}: expected ${expected}, got ${brief(received)}`);
  }
}

function brief(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object' && value) return 'an object';
  // eslint-disable-next-line @typescript-eslint/no-base-to-string -- lists and objects are answered for above
  const text = typeof value === 'string' ? `'${value}'` : String(value);
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}

/** The fields of one object of a body. */
export class Fields {
  readonly #fields: Readonly<Record<string, unknown>>;
  readonly #place: string;
  readonly #parent: Fields | undefined;

  /**
   * @param place - Its path; where it is in other fields, its name there.
   * @throws {FieldError} if it is not an object.
   */
  constructor(
    readonly raw: unknown,
    place: string,
    parent?: Fields,
  ) {
    this.#place = place;
    this.#parent = parent;
    if (typeof raw !== 'object' || raw === null || Array.isArray(raw))
      throw new FieldError(this.path, 'an object', raw);
    this.#fields = raw as Record<string, unknown>;
  }

  /** Put together when it is asked for: most fields are right, and nobody asks. */
  get path(): string {
    return this.#parent ? this.#parent.pathOf(this.#place) : this.#place;
  }

  /** The value as it came. */
  value(name: string): unknown {
    return Object.hasOwn(this.#fields, name) ? this.#fields[name] : undefined;
  }

  /** Text without the space around it, or a number as text; absent where it is empty. */
  text(name: string): string | undefined {
    return textOf(this.value(name));
  }

  /** @throws {FieldError} if there is none. */
  requiredText(name: string, expected = 'a text'): string {
    const text = this.text(name);
    if (text === undefined) throw new FieldError(this.pathOf(name), expected, this.value(name));
    return text;
  }

  flag(name: string): boolean | undefined {
    const value = this.value(name);
    if (value === true || value === 'true') return true;
    return value === false || value === 'false' ? false : undefined;
  }

  /** A number, also one that is written as text. */
  number(name: string): number | undefined {
    const value = this.value(name);
    const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
    return typeof number === 'number' && Number.isFinite(number) ? number : undefined;
  }

  /** Fields of an object in this one; without any where there is no such object. */
  inner(name: string): Fields {
    const value = this.value(name);
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
    return new Fields(isObject ? value : {}, name, this);
  }

  has(name: string): boolean {
    return this.value(name) !== undefined;
  }

  /** The parts of a list; none where it is no list. */
  list(name: string): readonly unknown[] {
    const value = this.value(name);
    return Array.isArray(value) ? (value as unknown[]) : [];
  }

  pathOf(name: string): string {
    return /^[\w-]+$/.test(name) ? `${this.path}.${name}`.replace(/^\./, '') : `${this.path}[${JSON.stringify(name)}]`;
  }
}

/** Text without the space around it, or a number as text; absent where it is empty, or anything else. */
export function textOf(value: unknown): string | undefined {
  if (typeof value === 'number') return String(value);
  if (typeof value !== 'string') return undefined;
  const text = value.trim();
  return text === '' ? undefined : text;
}
