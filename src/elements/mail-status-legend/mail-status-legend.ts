import { html, type TemplateResult } from 'lit';
import { property } from '../property.js';

import { StringsController, wordless } from '../../controllers/strings-controller.js';
import { AttributeWordsController } from '../../controllers/attribute-words-controller.js';
import { explanations } from '../../locales/en-explanations.js';
import { statuses } from '../../locales/en-icon.js';
import { legend } from '../../locales/en-legend.js';
import { STATUSES, type Status } from '../../model/status.js';
import { wordsIn } from '../../model/word-list.js';
import { placedBox } from '../../styles/box.js';
import { reset } from '../../styles/reset.js';
import { statusTokens } from '../../styles/status-tokens.js';
import { tokens } from '../../styles/tokens.js';
import { statusGlyph } from '../../templates/status-glyph.js';
import { MailElement } from '../mail-element.js';
import { styles } from './mail-status-legend.styles.js';

/**
 * What every status icon means, for the people who meet them.
 *
 * ```html
 * <mail-status-legend statuses="delivered opened clicked"></mail-status-legend>
 * ```
 *
 * @customElement mail-status-legend
 *
 * @csspart list - All statuses.
 * @csspart status - One status with its icon, name and explanation.
 */
export class MailStatusLegend extends MailElement {
  static override styles = [tokens, statusTokens, reset, styles];

  /** Which statuses, in which order, separated by spaces. Default: all nine. Unknown ones are left out. */
  @property({ useDefault: true }) statuses = '';

  /** @internal */
  readonly isComplete = (): boolean => !!this.#words.spoken;

  #words = new StringsController(this, { explanations, legend, statuses }, wordless);

  constructor() {
    super();
    this.addController(placedBox(this));
    new AttributeWordsController(this, () => ({ statuses: STATUSES }));
  }

  protected override render(): TemplateResult {
    const { explanations: meanings, legend: words, statuses: names } = this.#words.strings;
    return html`<dl part="list" aria-label=${words.label} ?inert=${!this.#words.spoken}>
      ${this.#shown().map(
        (each) =>
          html`<div part="status" data-status=${each}>
            <dt>${statusGlyph(each)}${names[each]}</dt>
            <dd>${meanings.statuses[each]}</dd>
          </div>`,
      )}
    </dl>`;
  }

  #shown(): readonly Status[] {
    return this.statuses.trim() ? wordsIn(this.statuses, STATUSES) : STATUSES;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'mail-status-legend': MailStatusLegend;
  }
}
