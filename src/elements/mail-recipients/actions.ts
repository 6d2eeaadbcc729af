import { html, nothing, type ReactiveController, type TemplateResult } from 'lit';

import type { MailAnalyticsAdapter } from '../../adapters/adapter.js';
import { listRecipients } from '../../adapters/checked-lists.js';
import type { AskRecipients } from '../../adapters/recipient-pages.js';
import { actionSets, setOf, type ActionSet } from '../../controllers/action-sets.js';
import { AnswerController } from '../../controllers/answer-controller.js';
import { formatsAround } from '../../controllers/formats-controller.js';
import { Handover } from '../../controllers/handover.js';
import { isSame } from '../../controllers/list-request.js';
import { wordsOf } from '../../controllers/strings-controller.js';
import { actions } from '../../locales/en-actions.js';
import { problem as problemWords } from '../../locales/en-problem.js';
import type { Recipient } from '../../model/mailing.js';
import {
  canTake,
  RECIPIENT_ACTIONS,
  type RecipientAction,
  type RecipientFilter,
} from '../../model/recipient-action.js';
import { wordsIn } from '../../model/word-list.js';
import { adopt } from '../../styles/adopt.js';
import { ALERT_GLYPH } from '../../templates/glyphs.js';
import { handoverNote } from '../../templates/handover-note.js';
import { problem } from '../../templates/problem.js';
import { RecipientActionEvent } from '../recipient-action-event.js';
import { actionStyles } from './actions.styles.js';
import type { MailRecipients } from './mail-recipients.js';

const ENGLISH = { actions, problem: problemWords };
type Words = typeof ENGLISH;

/** The list whose recipients they are; absent until it is there. */
interface Listed {
  adapter: MailAnalyticsAdapter;
  filter: RecipientFilter;
}

/** What the host can do with recipients: with all of the list, as it is filtered, and with one. Loaded where it can. */
export class Actions implements ReactiveController {
  #sets: AnswerController<ReadonlyMap<RecipientAction, ActionSet>>;
  #handover: Handover;
  #mailingId = '';
  /** Whose sets were asked for. */
  #key: readonly unknown[] = [];

  constructor(
    private readonly host: MailRecipients,
    private readonly listed: () => Listed | undefined,
    onError: (error: unknown) => void,
  ) {
    adopt(host, actionStyles);
    this.#sets = new AnswerController(host, onError);
    this.#handover = new Handover(() => host.requestUpdate());
    host.addController(this);
  }

  hostUpdate(): void {
    const { mailingId } = this.host;
    if (mailingId !== this.#mailingId) {
      this.#mailingId = mailingId;
      this.#handover.forget();
    }
    const listed = this.listed();
    const offered = this.#offered;
    const key = [listed?.adapter, mailingId, JSON.stringify([listed?.filter, offered])];
    if (isSame(key, this.#key)) return;
    this.#key = key;
    if (!listed || offered.length === 0) this.#sets.ask(undefined);
    else this.#sets.ask((signal) => this.#count(listed, mailingId, offered, signal));
  }

  /** Something has happened to recipients of the mailing. */
  follow(): void {
    this.#sets.follow();
  }

  draw(): TemplateResult {
    const words = wordsOf(ENGLISH, this.host);
    const { error, isLoading } = this.#sets;
    const isCounting = isLoading && !this.#sets.value;
    return html`<div class="actions" part="actions" role="group" aria-label=${words.actions.label}>
      <div class="line" aria-busy=${isCounting ? 'true' : 'false'}>
        ${this.#offered.map((action) => this.#renderButton(action, words))}
        <slot name="actions"></slot>
      </div>
      <span class="hidden" role="status">${isCounting ? words.actions.counting : nothing}</span>
      ${error ? problem(error, words.problem, () => void this.#sets.renew()) : nothing}
      ${handoverNote(this.#handover, words.actions, words.problem, formatsAround(this.host))}
      ${this.#renderWarning(words)}
    </div>`;
  }

  /** With one recipient, as far as each can be taken. */
  drawRow(recipient: Recipient): TemplateResult | typeof nothing {
    const { actions: words } = wordsOf(ENGLISH, this.host);
    const offered = this.#offered.filter((action) => canTake(action, recipient));
    if (offered.length === 0) return nothing;
    return html`<div class="line">
      ${offered.map((action) =>
        actionButton(words.one[action], words.about[action], !this.#isBusy, () =>
          this.#hand(action, setOf(recipient), recipient),
        ),
      )}
    </div>`;
  }

  #renderButton(action: RecipientAction, { actions: words }: Words): TemplateResult {
    const set = this.#sets.value?.get(action);
    const { number } = formatsAround(this.host);
    const label = !set
      ? words.one[action]
      : (isOfUnopened(action, set) ? words.notOpened : words.all[action])(set.total, number(set.total));
    return actionButton(label, words.about[action], !!set && set.total > 0 && !this.#isBusy, () => {
      if (set) this.#hand(action, set);
    });
  }

  #renderWarning({ actions: words }: Words): TemplateResult | typeof nothing {
    const sets = [...(this.#sets.value?.values() ?? [])].filter(
      ({ reliesOnOpens, total }) => reliesOnOpens && total > 0,
    );
    if (sets.length === 0) return nothing;
    const machines = Math.max(...sets.map(({ machineOpened = 0 }) => machineOpened));
    return html`<p part="warning">
      ${ALERT_GLYPH}<span
        >${words.uncertain}
        ${machines > 0 ? words.machines(machines, formatsAround(this.host).number(machines)) : nothing}</span
      >
    </p>`;
  }

  #hand(action: RecipientAction, set: ActionSet, recipient?: Recipient): void {
    const { host } = this;
    const details = recipient ? { ...set, recipient } : set;
    this.#handover.start(set, (recipients, onWork) =>
      host.dispatchEvent(new RecipientActionEvent(action, host.mailingId, details, recipients, onWork)),
    );
  }

  #count(
    { adapter, filter }: Listed,
    mailingId: string,
    offered: readonly RecipientAction[],
    signal: AbortSignal,
  ): Promise<ReadonlyMap<RecipientAction, ActionSet>> {
    const ask: AskRecipients = (query) => listRecipients(adapter, mailingId, query, {});
    const askNow: AskRecipients = async (query) => {
      const page = await listRecipients(adapter, mailingId, query, { signal });
      signal.throwIfAborted();
      return page;
    };
    return actionSets(ask, askNow, offered, filter);
  }

  get #offered(): readonly RecipientAction[] {
    return wordsIn(this.host.actions, RECIPIENT_ACTIONS);
  }

  get #isBusy(): boolean {
    return this.#handover.state === 'running';
  }
}

/** It keeps the focus while it cannot be pressed. */
function actionButton(label: string, about: string, isEnabled: boolean, onPress: () => void): TemplateResult {
  return html`<button
    type="button"
    class="plain"
    part="action"
    title=${about}
    aria-disabled=${isEnabled ? nothing : 'true'}
    @click=${({ detail }: MouseEvent) => {
      // The second press of a double click is none.
      if (isEnabled && detail < 2) onPress();
    }}
  >
    ${label}
  </button>`;
}

/** Whether a follow-up is with those who have not opened, and all of them. */
function isOfUnopened(action: RecipientAction, { query }: ActionSet): boolean {
  return action === 'follow-up' && query?.statuses?.join() === 'delivered' && !query.reached;
}
