import { html, nothing, type TemplateResult } from 'lit';

import type { MailAnalyticsAdapter } from '../../adapters/adapter.js';
import { listLinks } from '../../adapters/checked-details.js';
import type { AnswerController, Ask } from '../../controllers/answer-controller.js';
import { formatsAround } from '../../controllers/formats-controller.js';
import type { LinksView } from '../../controllers/links-controller.js';
import { wordsOf } from '../../controllers/strings-controller.js';
import { links } from '../../locales/en-links.js';
import { problem as problemWords } from '../../locales/en-problem.js';
import { recipients } from '../../locales/en-recipients.js';
import type { Formats } from '../../locales/formats.js';
import type { LinksStrings } from '../../locales/strings.js';
import { mostClicked } from '../../model/most-clicked.js';
import type { LinkClicks } from '../../model/query.js';
import { adopt } from '../../styles/adopt.js';
import { outerLink } from '../../templates/outer-link.js';
import { problem } from '../../templates/problem.js';
import { linksStyles } from './links.styles.js';
import type { MailRecipients } from './mail-recipients.js';

/** Which links of a mailing were clicked, and how often. Loaded when they are first wanted. */
export class Links implements LinksView<TemplateResult> {
  constructor(private readonly host: MailRecipients) {
    adopt(host, linksStyles);
  }

  ask(adapter: MailAnalyticsAdapter, mailingId: string): Ask<readonly LinkClicks[]> {
    return (signal) => listLinks(adapter, mailingId, { signal });
  }

  draw(answer: AnswerController<readonly LinkClicks[]>): TemplateResult {
    const words = wordsOf({ links, problem: problemWords, recipients }, this.host);
    const { value, error, isLoading } = answer;
    const formats = formatsAround(this.host);
    return html`<section
      class="links"
      part="links"
      tabindex="0"
      aria-label=${words.links.label}
      aria-busy=${isLoading ? 'true' : 'false'}
    >
      ${error ? problem(error, words.problem, () => this.#onRetry(answer)) : nothing}
      ${value ? list(value, words.links, words.recipients.newTab, formats) : error ? nothing : skeleton(words.links)}
    </section>`;
  }

  #onRetry(answer: AnswerController<readonly LinkClicks[]>): void {
    // The button goes with the failure, and the keyboard should not lose its place.
    this.host.renderRoot.querySelector<HTMLElement>('.links')?.focus();
    void answer.renew();
  }
}

function skeleton(words: LinksStrings): TemplateResult {
  return html`<span class="hidden" role="status">${words.loading}</span><span class="bone" aria-hidden="true"></span>`;
}

function list(all: readonly LinkClicks[], words: LinksStrings, newTab: string, formats: Formats): TemplateResult {
  if (all.length === 0) return html`<p>${words.empty}</p>`;
  return html`<ul>
    ${mostClicked(all).map(
      ({ url, clicks, recipients }) =>
        html`<li>
          ${outerLink(url, newTab)}
          <span>${words.clicks(clicks, formats.number(clicks))}</span>
          <span>${words.recipients(recipients, formats.number(recipients))}</span>
        </li>`,
    )}
  </ul>`;
}
