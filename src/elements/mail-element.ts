import { LitElement, nothing } from 'lit';
import { property } from './property.js';

import type { MailAnalyticsAdapter } from '../adapters/adapter.js';
import { AdapterController, type Method } from '../controllers/adapter-controller.js';
import type { StringsOverride } from '../locales/strings.js';
import { AdapterErrorEvent } from './adapter-error-event.js';
import type { Listening } from './listening.js';
import { VERSION } from './version.js';
import { ignore } from '../model/ignore.js';

/**
 * What every element has: where its data come from, and how it is to speak.
 *
 * All read the same custom properties, which a host sets on any ancestor, once.
 *
 * @cssprop [--mail-surface] - Ground of tables, panels and popovers.
 * @cssprop [--mail-surface-sunken] - Ground of heads and fields.
 * @cssprop [--mail-line] - Borders.
 * @cssprop [--mail-line-quiet] - Lines between rows.
 * @cssprop [--mail-ink] - Text.
 * @cssprop [--mail-ink-secondary] - Text that is less important.
 * @cssprop [--mail-ink-tertiary] - Labels, rates, zeros.
 * @cssprop [--mail-accent] - Focus, selection, links.
 * @cssprop [--mail-shadow] - Of what lies above the page.
 * @cssprop [--mail-radius=14px] - Of the largest boxes; smaller ones follow it.
 * @cssprop [--mail-font=14px/1.45 Inter, system-ui, sans-serif] - Font of everything.
 * @cssprop [--mail-status-processed] - Colour of this status.
 * @cssprop [--mail-status-deferred] - Colour of this status.
 * @cssprop [--mail-status-delivered] - Colour of this status.
 * @cssprop [--mail-status-opened] - Colour of this status.
 * @cssprop [--mail-status-clicked] - Colour of this status.
 * @cssprop [--mail-status-bounced] - Colour of this status.
 * @cssprop [--mail-status-dropped] - Colour of this status.
 * @cssprop [--mail-status-spam-report] - Colour of this status.
 * @cssprop [--mail-status-unsubscribed] - Colour of this status.
 */
export abstract class MailElement<Events = object> extends LitElement {
  static {
    // How many rows and columns there is room for is known once they are drawn. Lit warns in development alone.
    this.disableWarning?.('change-in-update');
  }

  /** Version of this library, as "0.1.0". Of several on a page, the first one that is loaded registers its elements. */
  static readonly version: string = VERSION;

  /** @internal The method of an adapter without which it cannot show anything. */
  static readonly method?: Method;

  declare addEventListener: Listening<this, Events, AddEventListenerOptions>;

  declare removeEventListener: Listening<this, Events, EventListenerOptions>;

  /** Where the data come from. Wins over `src` and over the page's default adapter. */
  @property({ attribute: false }) adapter?: MailAnalyticsAdapter;

  /** Address of a back end that follows `openapi.yaml`; relative to the page. */
  @property() src?: string;

  /** Language of words, dates and numbers, as a BCP 47 tag. Default: that of the page around it, else the viewer's. */
  @property() locale?: string;

  /** IANA zone in which times are shown, as "Europe/Berlin". Default: the viewer's. */
  @property({ attribute: 'time-zone' }) timeZone?: string;

  /** The host's own words in place of ours, as far as given. */
  @property({ attribute: false }) strings?: StringsOverride;

  protected readonly adapters = new AdapterController(this);

  /** Tells the host that data failed. */
  protected readonly reportError = (error: unknown): void => {
    this.dispatchEvent(new AdapterErrorEvent(error));
    import('../controllers/tell-error.js').then(({ tellError }) => tellError(this, error), ignore);
  };

  /** @internal Whether what is to be seen first has come; until then, what a server has drawn stays. */
  abstract readonly isComplete: () => boolean;

  /** @internal It has come to another document, such as that of a frame. */
  adoptedCallback(): void {
    import('../styles/adopt.js').then(({ dress }) => dress(this), ignore);
  }

  /** Where a server has drawn the element, it draws nothing of its own at first, and stays out of that root. */
  protected override createRenderRoot(): HTMLElement | DocumentFragment {
    const root = this.shadowRoot;
    try {
      if (!root) return super.createRenderRoot();
    } catch (error) {
      // Sheets are of one document. It has come to another one before it was drawn, and is given them there.
      if (this.ownerDocument === document) throw error;
      return this.shadowRoot as unknown as ShadowRoot;
    }
    this.render = () => nothing;
    import('./server-drawn.js').then(({ keepServerDrawn }) => keepServerDrawn(this, root), ignore);
    return document.createDocumentFragment();
  }

  /** Out of the page an element draws nothing, asks nothing and follows nothing. */
  protected override shouldUpdate(): boolean {
    return this.isConnected;
  }
}
