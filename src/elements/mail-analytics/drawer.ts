import { html, nothing, type TemplateResult } from 'lit';

import type { MailAnalyticsAdapter } from '../../adapters/adapter.js';
import { EdgeController } from '../../controllers/edge-controller.js';
import { formatsAround } from '../../controllers/formats-controller.js';
import type { Opened, OpenedMailingController } from '../../controllers/opened-mailing-controller.js';
import { wordsOf } from '../../controllers/strings-controller.js';
import { analytics } from '../../locales/en-analytics.js';
import { drawer } from '../../locales/en-drawer.js';
import type { Mailing } from '../../model/mailing.js';
import { visibleText } from '../../model/visible-text.js';
import { adopt } from '../../styles/adopt.js';
import { CLOSE_GLYPH } from '../../templates/glyphs.js';
import { ribbonFilter } from '../../templates/ribbon-filter.js';
import type { ViewChangeEvent } from '../events.js';
import '../mail-recipients/mail-recipients.define.js';
import { drawerStyles } from './drawer.styles.js';
import type { MailAnalytics } from './mail-analytics.js';

const ENGLISH = { analytics, drawer };

/**
 * The recipients of a mailing, in a modal panel at the end of the screen. The browser keeps the focus inside, closes
 * it on Escape, and makes the page behind it inert. Loaded when the first mailing is opened.
 */
export class Drawer {
  #edge: EdgeController;

  /**
   * @param adapter - Where the section's data come from.
   * @param onView - The person has done what a host may want to keep.
   */
  constructor(
    private readonly host: MailAnalytics,
    private readonly mailing: OpenedMailingController<TemplateResult>,
    private readonly adapter: () => MailAnalyticsAdapter | undefined,
    onView: () => void,
  ) {
    adopt(host, drawerStyles);
    const panel = {
      element: () => host.renderRoot.querySelector<HTMLElement>('#drawer'),
      get width() {
        return host.drawerWidth;
      },
      set width(width) {
        host.drawerWidth = width;
      },
    };
    this.#edge = new EdgeController(panel, onView);
  }

  draw(opened: Opened | undefined): TemplateResult {
    const { mailing } = this;
    const { drawerWidth: width } = this.host;
    return html`<dialog
      id="drawer"
      part="drawer"
      aria-labelledby="drawer-title"
      .style=${width ? `--_drawer-width: min(${String(width)}px, 90vw)` : ''}
      @close=${() => mailing.onClosed()}
      @pointerdown=${(event: PointerEvent) => {
        // The panel is filled by its content, so a press on the dialog itself is one on the backdrop.
        if (event.target === event.currentTarget) mailing.close();
      }}
    >
      ${opened ? this.#renderPanel(opened) : nothing}
    </dialog>`;
  }

  #renderPanel({ mailing, reached }: Opened): TemplateResult {
    const { host } = this;
    const { analytics: words, drawer: own } = wordsOf(ENGLISH, host);
    const ribbon = { label: own.filterByOutcome, names: words.columns, part: own.part };
    return html`<div class="panel">
        <header>
          <div>
            <p>${words.recipientsOf}</p>
            <h3 id="drawer-title"><bdi>${visibleText(mailing.subject) || words.noSubject}</bdi></h3>
            ${this.#renderDetails(mailing)}
          </div>
          <button type="button" class="close" aria-label=${words.close} @click=${() => this.mailing.close()}>
            ${CLOSE_GLYPH}
          </button>
        </header>
        ${ribbonFilter(mailing.totals, reached, ribbon, formatsAround(host), (next) => this.mailing.filter(next))}
        <mail-recipients
          exportparts="search, export, scroll: recipients-scroll, row: recipient, cell: recipient-cell, history, links, actions, action, warning, problem, note"
          mailing-id=${mailing.id}
          .subject=${mailing.subject}
          .adapter=${this.adapter()}
          .reached=${reached}
          .actions=${host.actions}
          .columns=${host.recipientColumns}
          .locale=${formatsAround(host).locale}
          .timeZone=${host.timeZone}
          .strings=${host.strings}
          .includeMachineOpens=${host.includeMachineOpens}
          @view-change=${(event: ViewChangeEvent) => {
            // It is not the view of the section.
            event.stopPropagation();
            this.mailing.filter(event.view.reached);
          }}
          >${host.querySelector(':scope > [slot="actions"]') ? html`<slot name="actions" slot="actions"></slot>` : nothing}</mail-recipients
        >
      </div>
      ${this.#renderEdge()}`;
  }

  /** From whom, and when; each by itself, so that a name from right to left turns nothing but itself. */
  #renderDetails({ sender, sentAt }: Mailing): TemplateResult {
    const formats = formatsAround(this.host);
    const details = [
      visibleText(sender.name) && html`<bdi>${sender.name}</bdi>`,
      visibleText(sender.email) && html`<bdi dir="ltr">${sender.email}</bdi>`,
      sentAt &&
        html`<time datetime=${sentAt} title=${formats.exact(sentAt)}
          ><bdi>${formats.date(sentAt)}, ${formats.time(sentAt)}</bdi></time
        >`,
    ].filter(Boolean);
    return html`<p>${details.map((each, index) => [index > 0 ? ' · ' : nothing, each])}</p>`;
  }

  /** Last in the order of Tab, though it stands at the beginning. */
  #renderEdge(): TemplateResult {
    const edge = this.#edge;
    const { drawer: words } = wordsOf(ENGLISH, this.host);
    return html`<div
      class="panel-edge"
      role="separator"
      tabindex="0"
      aria-orientation="vertical"
      aria-label=${words.width}
      aria-valuemin=${edge.narrowest}
      aria-valuemax=${edge.widest}
      aria-valuenow=${edge.width}
      aria-valuetext=${words.pixels(formatsAround(this.host).number(edge.width))}
      @pointerdown=${edge.onPointer}
      @pointermove=${edge.onPointer}
      @lostpointercapture=${edge.onPointer}
      @keydown=${edge.onKey}
      @dblclick=${edge.onReset}
    ></div>`;
  }
}
