import { html, nothing, type TemplateResult } from 'lit';

import type { MailAnalyticsAdapter } from '../../adapters/adapter.js';
import type { Formats } from '../../locales/formats.js';
import type { AnalyticsStrings, StringsOverride } from '../../locales/strings.js';
import type { Mailing } from '../../model/mailing.js';
import type { Reached } from '../../model/status.js';
import { CLOSE_GLYPH } from '../../templates/glyphs.js';
import { totalsRibbon } from '../../templates/totals-ribbon.js';

/** What the recipients in the drawer are given by the section around it. */
export interface DrawerState {
  mailing: Mailing | undefined;
  reached: Reached | undefined;
  adapter: MailAnalyticsAdapter | undefined;
  locale: string | undefined;
  timeZone: string | undefined;
  strings: StringsOverride | undefined;
  includeMachineOpens: boolean;
}

/**
 * The recipients of a mailing, in a modal panel at the end of the screen. The browser keeps the focus inside, closes
 * it on Escape, and makes the page behind it inert.
 */
export function drawer(
  { mailing, ...recipients }: DrawerState,
  words: AnalyticsStrings,
  formats: Formats,
  { onClose, onClosed }: { onClose: () => void; onClosed: () => void },
): TemplateResult {
  return html`<dialog
    id="drawer"
    part="drawer"
    aria-labelledby="drawer-title"
    @close=${onClosed}
    @pointerdown=${(event: PointerEvent) => {
      // The panel is filled by its content, so a press on the dialog itself is one on the backdrop.
      if (event.target === event.currentTarget) onClose();
    }}
  >
    ${mailing ? panel(mailing, recipients, words, formats, onClose) : nothing}
  </dialog>`;
}

/** Opens the drawer as a modal, or closes it. */
export function showDrawer(dialog: HTMLDialogElement | null, isShown: boolean): void {
  if (!isShown) dialog?.close();
  else if (dialog && !dialog.matches(':modal')) {
    // A dialog that was put back into the page is open, and yet not modal.
    dialog.open = false;
    dialog.showModal();
  }
}

function panel(
  { id, subject, sender, sentAt, totals }: Mailing,
  recipients: Omit<DrawerState, 'mailing'>,
  words: AnalyticsStrings,
  formats: Formats,
  onClose: () => void,
): TemplateResult {
  const details = [sender.name, sender.email, sentAt && `${formats.date(sentAt)}, ${formats.time(sentAt)}`]
    .filter(Boolean)
    .join(' · ');
  return html`<div class="panel">
    <header>
      <div>
        <p>${words.recipientsOf}</p>
        <h3 id="drawer-title"><bdi>${subject.trim() || words.noSubject}</bdi></h3>
        <p>${details}</p>
      </div>
      <button type="button" class="close" aria-label=${words.close} @click=${onClose}>${CLOSE_GLYPH}</button>
    </header>
    ${totalsRibbon(totals)}
    <mail-recipients
      exportparts="search, scroll: recipients-scroll, row: recipient, problem, note"
      mailing-id=${id}
      @view-change=${(event: Event) => event.stopPropagation()}
      .adapter=${recipients.adapter}
      .reached=${recipients.reached}
      .locale=${recipients.locale}
      .timeZone=${recipients.timeZone}
      .strings=${recipients.strings}
      .includeMachineOpens=${recipients.includeMachineOpens}
    ></mail-recipients>
  </div>`;
}
