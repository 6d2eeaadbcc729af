import type { ReactiveController, ReactiveControllerHost } from 'lit';

import { isList, unknownIn } from '../model/unknown-words.js';
import type { Allowed } from '../model/wrong-words.js';

/** Attributes of every element, of frameworks and of the page: none of them is one of ours written wrongly. */
const USUAL =
  /^(class|id|style|slot|hidden|title|lang|dir|part|role|tabindex|adapter)$|^(_|on|aria-|data-|ng-|v-|x-|hx-)|[^a-z_-]/;

/** What the properties of an element may say, by their names. */
export type AllowedWords = Readonly<Record<string, Allowed>>;

/**
 * Looks whether everything that an element's attributes say is understood. Unknown words are passed over where they
 * are read; what explains them, to whoever wrote them, is loaded when there are any.
 */
export class AttributeWordsController implements ReactiveController {
  /** Why what is shown is not what was asked for, if so. */
  problem: Error | undefined;
  #wrong = '';
  #names: readonly string[] | undefined;

  /** @param allowed - As of now; what is not among it may say anything. */
  constructor(
    private readonly host: ReactiveControllerHost & Element,
    private readonly allowed: () => AllowedWords,
  ) {
    host.addController(this);
  }

  hostUpdate(): void {
    const { host } = this;
    this.#names ??= strangeNames(host);
    const says = host as unknown as Record<string, string | undefined>;
    const allowed = this.allowed();
    const wrong = Object.entries(allowed).filter(([name, words]) => {
      const value = `${says[name] ?? ''}`;
      if (typeof words !== 'object') return words;
      return isList(name) ? unknownIn(value, words).length > 0 : value && !words.includes(value);
    });
    const key = [...this.#names, ...wrong.map(([name]) => `${name}=${String(says[name])}`)].join('\n');
    if (key === this.#wrong) return;
    this.#wrong = key;
    this.problem = undefined;
    if (key) void this.#explain(key, Object.fromEntries(wrong), this.#names);
  }

  async #explain(key: string, wrong: AllowedWords, names: readonly string[]): Promise<void> {
    try {
      const { tellAttributeWords } = await import('./tell-attribute-words.js');
      const problem = tellAttributeWords(this.host, wrong, names);
      if (key !== this.#wrong || !problem) return;
      this.problem = problem;
      this.host.requestUpdate();
    } catch {
      // Without the file the words are passed over in silence.
    }
  }
}

/** Attributes of an element that are none of ours, and nothing that pages usually write. */
export function strangeNames(element: Element): readonly string[] {
  const { observedAttributes: own } = element.constructor as unknown as {
    readonly observedAttributes: readonly string[];
  };
  return element.getAttributeNames().filter((name) => !USUAL.test(name) && !own.includes(name));
}
