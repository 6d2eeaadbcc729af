import type { ReactiveController, ReactiveControllerHost } from 'lit';

import type { Strings, StringsOverride } from '../locales/strings.js';

/** Sentences of an element: ours, in groups, with the host's own words over them. */
export class StringsController<Group extends keyof Strings> implements ReactiveController {
  strings: Pick<Strings, Group>;
  #override: StringsOverride | undefined;

  constructor(
    private readonly host: ReactiveControllerHost & { strings?: StringsOverride },
    private readonly own: Pick<Strings, Group>,
  ) {
    this.strings = own;
    host.addController(this);
  }

  hostUpdate(): void {
    const { strings } = this.host;
    if (strings === this.#override) return;
    this.#override = strings;
    this.strings = overridden(this.own, strings);
  }
}

/** Our sentences with those of the host in their place; names that we do not know are passed over. */
export function overridden<Value extends object>(own: Value, override: object | undefined): Value {
  const merged = { ...own } as Record<string, unknown>;
  for (const [key, value] of Object.entries(override ?? {})) {
    const ours = merged[key];
    if (value === undefined || ours === undefined) continue;
    merged[key] = typeof ours === 'object' ? overridden(ours as object, value as object) : value;
  }
  return merged as Value;
}
