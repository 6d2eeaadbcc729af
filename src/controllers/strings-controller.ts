import type { ReactiveController, ReactiveControllerHost } from 'lit';

import { ENGLISH, registered, type Language } from '../locales/language.js';
import type { Strings, StringsOverride } from '../locales/strings.js';
import { updateElements } from '../model/page-wide.js';
import { localeAround, type Speaker } from './locale-around.js';
import type * as Translator from './translator.js';

/** An element that says something. */
interface SpeakingElement extends HTMLElement, Speaker {
  strings?: StringsOverride;
}

type Host = ReactiveControllerHost & SpeakingElement & { readonly renderRoot: ParentNode };

/** Takes the place of a word: as high as one. */
const BLANK = '\u00a0';

let observer: MutationObserver | undefined;

/** What finds and loads other languages than English, which many pages never need. */
let translator: typeof Translator | undefined;
let loading: Promise<void> | undefined;
/** It cannot be had: then everything is said in English. */
let hasFailed = false;

/**
 * Sentences of an element, in groups: those of its language, with the host's own words over them. While a language is
 * being loaded, an element that has not spoken yet shows its layout without a word, and nothing to press that has no
 * name, so that no English flashes up and its data need not wait; one that has spoken goes on in the language it spoke.
 */
export class StringsController<Group extends keyof Strings> implements ReactiveController {
  strings: Pick<Strings, Group>;
  /** The language that is spoken; absent until the words of the first have come. */
  spoken: Language | undefined;
  /** What they are made of. */
  #words = ENGLISH.words;
  #override: StringsOverride | undefined;

  /**
   * @param english - The groups that it speaks in, in English.
   * @param untold - What stands in their place until there are words: `wordless`, or else English.
   */
  constructor(
    private readonly host: Host,
    private readonly english: Pick<Strings, Group>,
    private readonly untold?: (words: Pick<Strings, Group>) => Pick<Strings, Group>,
  ) {
    this.strings = english;
    host.addController(this);
  }

  hostConnected(): void {
    observer ??= observed();
  }

  hostUpdate(): void {
    const { host, english } = this;
    const { strings } = host;
    const language = languageOf(host);
    if (language?.words) this.spoken = language;
    const words = this.spoken?.words;
    if (words === this.#words && strings === this.#override) return;
    this.#words = words;
    this.#override = strings;
    this.strings = overridden(words ? overridden(english, words) : (this.untold?.(english) ?? english), strings);
  }

  hostUpdated(): void {
    if (this.spoken) translator?.markLanguage(this.host, this.spoken);
  }
}

/** The same, as an element says it now, for what is loaded on demand. */
export function wordsOf<Words extends Partial<Strings>>(english: Words, element: SpeakingElement): Words {
  return overridden(overridden(english, languageOf(element)?.words), element.strings);
}

/** Sentences without a word, for a layout that is to stand before the words have come. */
export function wordless<Words extends object>(words: Words): Words {
  const blank = (value: unknown): unknown =>
    typeof value === 'string' ? BLANK : typeof value === 'function' ? () => BLANK : wordless(value as object);
  return Object.fromEntries(Object.entries(words).map(([key, value]) => [key, blank(value)])) as Words;
}

/** Whoever turns the page to another language is followed. */
function observed(): MutationObserver {
  const made = new MutationObserver(updateElements);
  made.observe(document, { attributeFilter: ['lang'], subtree: true });
  return made;
}

/** Absent while it is not known how other languages than English are spoken. */
function languageOf(element: SpeakingElement): Language | undefined {
  const locale = localeAround(element);
  if (translator) return translator.spokenFor(locale);
  if (hasFailed || (registered.size === 0 && /^en\b/i.test(locale || navigator.language))) return ENGLISH;
  loading ??= import('./translator.js')
    .then(
      (loaded) => (translator = loaded),
      () => (hasFailed = true),
    )
    .then(updateElements);
  return undefined;
}

/** Our sentences with others in their place; what we do not know, or have in another form, is passed over. */
export function overridden<Value extends object>(own: Value, override: object | undefined): Value {
  if (!override) return own;
  const merged = { ...own } as Record<string, unknown>;
  for (const [key, value] of Object.entries(override)) {
    const ours = merged[key];
    if (!ours || typeof ours !== typeof value) continue;
    merged[key] = typeof ours === 'object' ? overridden(ours, value as object) : value;
  }
  return merged as Value;
}
