import { html, nothing, render, type ReactiveController, type TemplateResult } from 'lit';

import { keepInWindow } from '../../controllers/keep-in-window.js';
import { wordsOf } from '../../controllers/strings-controller.js';
import { views } from '../../locales/en-views.js';
import { withoutTurns } from '../../locales/isolated.js';
import type { ViewsStrings } from '../../locales/views-strings.js';
import type { SavedView, ViewText } from '../../model/saved-view.js';
import { adopt } from '../../styles/adopt.js';
import { CLOSE_GLYPH } from '../../templates/glyphs.js';
import { REMOVE_GLYPH, RENAME_GLYPH, START_GLYPH, VIEWS_GLYPH } from '../../templates/view-glyphs.js';
import type { MailAnalytics } from './mail-analytics.js';
import { savedViewsStyles } from './saved-views.styles.js';
import { ViewShelf } from './view-shelf.js';

/**
 * The button that says which saved view is shown, and the list in which views are chosen, saved, renamed and deleted.
 * Loaded when a host gives a storage for them.
 */
export class SavedViews implements ReactiveController {
  readonly #shelf: ViewShelf;
  readonly #place = document.createElement('div');
  /** Of the view whose name is being changed. */
  #renamed: string | undefined;
  /** A name that exists already, which was typed for another view. */
  #taken = '';

  readonly #onPress = ({ currentTarget }: Event): void => {
    const button = currentTarget as HTMLButtonElement;
    // From now on it is its invoker: the browser opens and closes the list, with this very press as well.
    if (button.popoverTargetElement) return;
    // Not before: what a server has drawn may have been in its place.
    this.host.renderRoot.append(this.#place);
    this.#draw();
    button.popoverTargetElement = this.#box;
  };
  readonly #onKey = (event: KeyboardEvent): void => {
    const by = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : 0;
    const at = (event.target as Element).closest('[data-view]');
    if (!at || by === 0) return;
    event.preventDefault();
    const rows = [...(this.#box?.querySelectorAll('[data-view]') ?? [])];
    rows[rows.indexOf(at) + by]?.querySelector<HTMLElement>('.pick')?.focus();
  };
  readonly #onSave = (event: SubmitEvent): void => {
    event.preventDefault();
    const field = fieldOf(event);
    const name = field.value.trim();
    if (!name || this.#isTaken(name)) return;
    void this.#after(
      this.#shelf.save(name).then((isDone) => {
        // What was typed stays where it could not be saved.
        if (isDone) field.value = '';
        return isDone;
      }),
      '.pick[aria-current]',
    );
  };
  /** @param onChoose - A person wants to see this. */
  constructor(
    private readonly host: MailAnalytics,
    private readonly onChoose: (view: Required<ViewText>) => void,
    onError: (error: unknown) => void,
  ) {
    this.#shelf = new ViewShelf(host, onError);
    adopt(host, savedViewsStyles);
    host.addController(this);
  }

  hostUpdate(): void {
    void this.#shelf.follow(this.host.views);
  }

  hostUpdated(): void {
    if (this.#box?.matches(':popover-open')) this.#draw();
  }

  /** For the bar above the table. */
  button(): TemplateResult {
    const { current, isChanged } = this.#shelf;
    const words = this.#words;
    return html`<button type="button" class="plain" part="saved-views" @click=${this.#onPress}>
      ${VIEWS_GLYPH}<span class="words">${words.label}${current ? html`: <bdi>${current.name}</bdi>` : nothing}</span>
      ${isChanged ? html`<i class="dot" title=${words.changed}></i><span class="hidden">${words.changed}</span>` : nothing}
    </button>`;
  }

  #renderView(view: SavedView, words: ViewsStrings): TemplateResult {
    const { name, isDefault } = view;
    if (name === this.#renamed) return this.#renderRename(view, words);
    const { current, isChanged } = this.#shelf;
    const isCurrent = current?.name === name;
    const tool = (label: string, glyph: TemplateResult, act: () => void, pressed?: boolean): TemplateResult =>
      html`<button
        type="button"
        class="act"
        aria-label=${label}
        title=${label}
        aria-pressed=${pressed === undefined ? nothing : pressed ? 'true' : 'false'}
        @click=${act}
      >
        ${glyph}
      </button>`;
    return html`<li data-view=${name}>
      <button
        type="button"
        class="pick"
        aria-current=${isCurrent ? 'true' : nothing}
        @click=${() => this.#onPick(view)}
      >
        <bdi>${name}</bdi>${isCurrent && isChanged ? html` <span class="changed">${words.changed}</span>` : nothing}
      </button>
      ${tool(words.atStart(withoutTurns(name)), START_GLYPH, () => void this.#after(this.#shelf.toggleDefault(view)), !!isDefault)}
      ${tool(words.rename(withoutTurns(name)), RENAME_GLYPH, () => this.#onRename(name))}
      ${tool(words.remove(withoutTurns(name)), REMOVE_GLYPH, () => void this.#after(this.#shelf.remove(view), '.undo'))}
    </li>`;
  }

  #renderRename(view: SavedView, words: ViewsStrings): TemplateResult {
    return html`<li>
      <form @submit=${(event: SubmitEvent) => this.#onRenamed(event, view)}>
        <input
          class="plain"
          name="name"
          required
          aria-label=${words.rename(withoutTurns(view.name))}
          value=${view.name}
        />
        <button type="submit" class="plain">${words.rename(withoutTurns(view.name))}</button>
        <button type="button" class="act" aria-label=${words.undo} @click=${() => this.#onRename(undefined)}>
          ${CLOSE_GLYPH}
        </button>
      </form>
    </li>`;
  }

  #renderFoot(words: ViewsStrings): TemplateResult {
    const { current, isChanged, problem, removed } = this.#shelf;
    return html`<footer>
      <div role="status">
        ${
          removed
            ? html`<span>${words.removed(withoutTurns(removed.name))}</span>
                <button type="button" class="plain undo" @click=${() => void this.#after(this.#shelf.undo(), '.pick')}>
                  ${words.undo}
                </button>`
            : nothing
        }
      </div>
      <div role="alert">
        ${this.#taken ? words.taken(withoutTurns(this.#taken)) : nothing}
        ${problem ? html`<b>${words.failed}</b> ${messageOf(problem)}` : nothing}
      </div>
      ${
        current && isChanged
          ? html`<button
              type="button"
              class="plain"
              @click=${() => void this.#after(this.#shelf.save(current.name), '.pick[aria-current]')}
            >
              ${words.save(withoutTurns(current.name))}
            </button>`
          : nothing
      }
      <form @submit=${this.#onSave}>
        <input
          class="plain"
          name="name"
          required
          autocomplete="off"
          aria-label=${words.name}
          placeholder=${words.name}
        />
        <button type="submit" class="plain">${words.saveNew}</button>
      </form>
    </footer>`;
  }

  #onRenamed(event: SubmitEvent, view: SavedView): void {
    event.preventDefault();
    const name = fieldOf(event).value.trim();
    if (name === view.name) this.#onRename(undefined);
    else if (name && !this.#isTaken(name)) {
      void this.#after(
        this.#shelf.rename(view, name).then((isDone) => {
          if (isDone) this.#renamed = undefined;
          return isDone;
        }),
        `[data-view="${CSS.escape(name)}"] .pick`,
      );
    }
  }

  #onRename(name: string | undefined): void {
    const before = this.#renamed;
    this.#renamed = name;
    this.#taken = '';
    this.#draw();
    const field = this.#box?.querySelector<HTMLInputElement>('li input');
    if (name === undefined) this.#focus(`[data-view="${CSS.escape(before ?? '')}"] .pick`);
    else field?.select();
  }

  #onPick(view: SavedView): void {
    this.#box?.hidePopover();
    this.onChoose(this.#shelf.choose(view));
  }

  #onToggle(isOpen: boolean): void {
    const root = this.host.renderRoot as ShadowRoot;
    const box = this.#box;
    const button = root.querySelector<HTMLElement>('[part="saved-views"]');
    // The browser tells of it before it has taken the focus away from what is not to be seen any more.
    const isLost = !root.activeElement || box?.contains(root.activeElement);
    if (!isOpen && isLost) button?.focus({ preventScroll: true });
    if (!box || !isOpen) return;
    this.#renamed = this.#shelf.removed = undefined;
    this.#taken = '';
    this.#draw();
    keepInWindow(box, button);
    this.#focus('.pick[aria-current], .pick, footer input');
    // Another tab may have saved one.
    void this.#after(this.#shelf.read());
  }

  #draw(): void {
    const words = this.#words;
    const { views: saved } = this.#shelf;
    const onToggle = ({ newState }: ToggleEvent): void => this.#onToggle(newState === 'open');
    render(
      html`<div id="saved-views" part="views" popover role="dialog" aria-label=${words.label} @toggle=${onToggle}>
        ${
          saved.length > 0
            ? html`<ul @keydown=${this.#onKey}>
                ${saved.map((view) => this.#renderView(view, words))}
              </ul>`
            : html`<p>${words.empty}</p>`
        }
        ${this.#renderFoot(words)}
      </div>`,
      this.#place,
      { host: this.host },
    );
  }

  /** Draws what has come of something, and puts the focus where it goes on, if it was done. */
  async #after(done: Promise<boolean>, selector?: string): Promise<void> {
    this.#taken = '';
    const isDone = await done;
    this.#draw();
    this.host.requestUpdate();
    if (isDone && selector) this.#focus(selector);
  }

  #focus(selector: string): void {
    const found = selector.split(', ').map((each) => this.#box?.querySelector<HTMLElement>(each));
    found.find(Boolean)?.focus();
  }

  #isTaken(name: string): boolean {
    this.#taken = this.#shelf.views.some((each) => each.name === name) ? name : '';
    this.#draw();
    return this.#taken !== '';
  }

  get #box(): HTMLElement | null {
    return this.#place.querySelector('#saved-views');
  }

  get #words(): ViewsStrings {
    return wordsOf({ views }, this.host).views;
  }
}

function fieldOf({ currentTarget }: SubmitEvent): HTMLInputElement {
  return (currentTarget as HTMLFormElement).elements.namedItem('name') as HTMLInputElement;
}

function messageOf(problem: unknown): string {
  return problem instanceof Error ? problem.message : `${problem as string}`;
}
