import { html, render, type TemplateResult } from 'lit';

import type { ColumnTools as Tools } from '../../controllers/column-layout-controller.js';
import { keepInWindow } from '../../controllers/keep-in-window.js';
import { wordsOf } from '../../controllers/strings-controller.js';
import { analytics } from '../../locales/en-analytics.js';
import { columns } from '../../locales/en-columns.js';
import { movedTo } from '../../model/column-choice.js';
import type { ColumnName } from '../../model/query.js';
import { adopt } from '../../styles/adopt.js';
import { ARROW_DOWN_GLYPH, ARROW_UP_GLYPH, GRIP_GLYPH } from '../../templates/glyphs.js';
import { ColumnArrangement } from './column-arrangement.js';
import { ColumnEdges } from './column-edges.js';
import { lookOf } from './column-look.js';
import { columnToolsStyles } from './column-tools.styles.js';
import type { MailAnalytics } from './mail-analytics.js';

const ENGLISH = { analytics, columns };

/**
 * The list in which a person chooses the columns and their order, in a popover, and the edges by which columns are made
 * wider. Loaded when somebody is about to use either.
 */
export class ColumnTools extends ColumnEdges implements Tools {
  #place: HTMLElement;
  /** What is being dragged. */
  #dragged: ColumnName | undefined;
  /** What is read out: where a column has been moved to. */
  #said = '';

  #onKey = (event: KeyboardEvent): void => {
    const by = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : 0;
    const choice = this.#choiceAt(event.target);
    if (!choice || by === 0) return;
    event.preventDefault();
    if (event.altKey) this.#move(choice, by);
    else {
      const next = this.columns.all[this.columns.all.indexOf(choice) + by];
      this.#box?.querySelector<HTMLElement>(`[data-choice="${next ?? ''}"] input`)?.focus();
    }
  };

  #onPointer = (event: PointerEvent): void => {
    const list = event.currentTarget as HTMLElement;
    if (event.type === 'pointerdown') {
      const isGrip = event.target instanceof Element && event.target.closest('.grip');
      if (!isGrip || event.button !== 0) return;
      this.#dragged = this.#choiceAt(event.target);
      list.setPointerCapture(event.pointerId);
      event.preventDefault();
    } else if (!this.#dragged) return;
    else if (event.type === 'pointermove') this.#dragTo(list, event.clientY);
    else this.#dragged = undefined;
    this.#draw();
  };

  constructor(
    private readonly host: MailAnalytics,
    source: ConstructorParameters<typeof ColumnArrangement>[1],
    onDone: () => void,
  ) {
    super(new ColumnArrangement(host, source, onDone));
    adopt(host, columnToolsStyles);
    this.#place = host.renderRoot.appendChild(document.createElement('div'));
    host.addController(this);
  }

  open(button: HTMLButtonElement): void {
    this.#draw();
    button.popoverTargetElement = this.#box;
    button.click();
  }

  hostUpdated(): void {
    if (this.#box?.matches(':popover-open')) this.#draw();
  }

  #renderChoice(column: ColumnName, shown: readonly ColumnName[], words: typeof ENGLISH): TemplateResult {
    const { all } = this.columns;
    const isShown = shown.includes(column);
    // A row without its subject could not be told from others, and a table without columns has no rows.
    const isKept = isShown && (column === 'subject' || shown.length === 1);
    const name = lookOf(column, words.analytics, this.columns.own).label;
    const at = all.indexOf(column);
    const mover = (label: string, by: -1 | 1, glyph: TemplateResult): TemplateResult =>
      html`<button
        type="button"
        class="move"
        aria-label=${label}
        aria-disabled=${at + by < 0 || at + by >= all.length ? 'true' : 'false'}
        data-by=${by}
        @click=${() => this.#move(column, by)}
      >
        ${glyph}
      </button>`;
    return html`<li data-choice=${column} class=${this.#dragged === column ? 'dragged' : ''}>
      <span class="grip" aria-hidden="true">${GRIP_GLYPH}</span>
      <label>
        <input
          type="checkbox"
          .checked=${isShown}
          ?disabled=${isKept}
          @change=${() => this.#toggle(column)}
        />${name}</label
      >
      ${mover(words.columns.moveUp(name), -1, ARROW_UP_GLYPH)}
      ${mover(words.columns.moveDown(name), 1, ARROW_DOWN_GLYPH)}
    </li>`;
  }

  #onToggle(isOpen: boolean): void {
    const box = this.#box;
    const root = this.host.renderRoot as ShadowRoot;
    const button = root.querySelector<HTMLElement>('[part="choose-columns"]');
    // The browser tells of it before it has taken the focus away from what is not to be seen any more.
    const isLost = !root.activeElement || box?.contains(root.activeElement);
    if (!isOpen && isLost) button?.focus({ preventScroll: true });
    if (!box || !isOpen) return;
    this.#said = '';
    this.#draw();
    keepInWindow(box, button);
    box.querySelector<HTMLElement>('input:enabled')?.focus();
  }

  get #box(): HTMLElement | null {
    return this.#place.querySelector('#columns');
  }

  #draw(): void {
    const words = wordsOf(ENGLISH, this.host);
    const { shown } = this.columns.layout;
    const { all } = this.columns;
    const onToggle = ({ newState }: ToggleEvent): void => this.#onToggle(newState === 'open');
    render(
      html`<div id="columns" part="columns" popover role="dialog" aria-label=${words.columns.label} @toggle=${onToggle}>
        <ul
          @pointerdown=${this.#onPointer}
          @pointermove=${this.#onPointer}
          @lostpointercapture=${this.#onPointer}
          @keydown=${this.#onKey}
        >
          ${all.map((column) => this.#renderChoice(column, shown, words))}
        </ul>
        <footer>
          <span class="hidden" role="status">${this.#said}</span>
          <button type="button" class="plain" @click=${() => this.#reset()}>${words.columns.reset}</button>
        </footer>
      </div>`,
      this.#place,
      { host: this.host },
    );
  }

  #toggle(column: ColumnName): void {
    const { all, layout } = this.columns;
    const isShown = layout.shown.includes(column);
    this.columns.show(all.filter((each) => (each === column ? !isShown : layout.shown.includes(each))));
  }

  #reset(): void {
    this.columns.reset();
  }

  #move(column: ColumnName, by: number): void {
    const at = this.columns.all.indexOf(column) + by;
    if (at < 0 || at >= this.columns.all.length) return;
    const { activeElement } = this.host.renderRoot as ShadowRoot;
    const role = activeElement?.matches('.move')
      ? `[data-by="${activeElement.getAttribute('data-by') ?? ''}"]`
      : 'input';
    this.#putAt(column, at);
    this.#draw();
    this.#box?.querySelector<HTMLElement>(`[data-choice="${column}"] ${role}`)?.focus();
  }

  #putAt(column: ColumnName, place: number): void {
    const { columns: words, analytics } = wordsOf(ENGLISH, this.host);
    const all = movedTo(this.columns.all, column, place);
    const { shown } = this.columns.layout;
    this.#said = words.place(lookOf(column, analytics, this.columns.own).label, place + 1, all.length);
    this.columns.show(
      all.filter((each) => shown.includes(each)),
      all,
    );
  }

  /** To the place that is nearest to the pointer. */
  #dragTo(list: HTMLElement, y: number): void {
    const { top, height } = list.getBoundingClientRect();
    const { all } = this.columns;
    const place = Math.min(all.length - 1, Math.max(0, Math.floor(((y - top) / height) * all.length)));
    if (this.#dragged && all[place] !== this.#dragged) this.#putAt(this.#dragged, place);
  }

  #choiceAt(target: EventTarget | null): ColumnName | undefined {
    const choice = target instanceof Element ? target.closest<HTMLElement>('[data-choice]') : null;
    return this.columns.all.find((column) => column === choice?.dataset['choice']);
  }
}
