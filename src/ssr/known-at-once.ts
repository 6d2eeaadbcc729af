import type { ReactiveController } from 'lit';

import type { Answer, MailAnalyticsAdapter } from '../adapters/adapter.js';
import { getMessages } from '../adapters/checked-adapter.js';
import { defaultAdapter } from '../adapters/default-adapter.js';
import { isOnItsWay } from '../adapters/once-there.js';
import { AdapterController } from '../controllers/adapter-controller.js';
import { ClockController } from '../controllers/clock-controller.js';
import { FormatsController } from '../controllers/formats-controller.js';
import { LiveController } from '../controllers/live-controller.js';
import { LoadedPartController } from '../controllers/loaded-part-controller.js';
import { MessageController } from '../controllers/message-controller.js';
import { PageController } from '../controllers/page-controller.js';
import { PeriodController } from '../controllers/period-controller.js';
import { BONES, RowWindowController } from '../controllers/row-window-controller.js';
import { overridden, StringsController } from '../controllers/strings-controller.js';
import { SummaryController } from '../controllers/summary-controller.js';
import { EmailStatusIcon } from '../elements/email-status-icon/email-status-icon.js';
import { MailAnalytics } from '../elements/mail-analytics/mail-analytics.js';
import { SummaryPart } from '../elements/mail-analytics/summary.js';
import type { MailElement } from '../elements/mail-element.js';
import { PAGE_SIZE } from '../model/row-window.js';
import type { Language } from '../locales/language.js';
import { offering } from './offering.js';

const { signal } = new AbortController();

const FIRST = { offset: 0, limit: PAGE_SIZE };

/**
 * Tells the controllers of an element what can be known without waiting, in place of the questions that they ask in a
 * page. Some may come to be with that, and are told as well.
 */
export function tellAtOnce(element: MailElement, controllers: Iterable<ReactiveController>, language: Language): void {
  const wanted = element.adapter ?? (element.src || defaultAdapter());
  const given = typeof wanted === 'object' ? wanted : undefined;
  const known = {
    adapter: undefined as AdapterController | undefined,
    period: undefined as PeriodController | undefined,
  };
  for (const controller of controllers) {
    if (controller instanceof AdapterController) {
      tellAdapter((known.adapter = controller), given, element);
      if (element instanceof EmailStatusIcon) giveMail(element, controller);
    }
    if (controller instanceof StringsController)
      tellAttributeWords(controller as StringsController<never>, element, language);
    else if (controller instanceof PageController) tellRows(controller as PageController<{ status: string }>);
    else if (controller instanceof MessageController) tellMessage(controller);
    else if (controller instanceof SummaryController && given?.getSummary) tellSummary(controller);
    else if (controller instanceof LiveController)
      controller.state = controller['source']().adapter?.subscribe && 'live';
    else if (controller instanceof LoadedPartController) tellSummaryPart(controller, element, known);
    else if (controller instanceof PeriodController) (known.period = controller).hostUpdate();
    else if (controller instanceof RowWindowController) {
      controller.bones = BONES;
      // Rows may be cards: with their signs, which a table hides.
      controller.hasHead = false;
      controller.hostUpdate();
    } else if (controller instanceof FormatsController || controller instanceof ClockController)
      controller.hostUpdate();
  }
}

/** With an address, the page will offer all that a back end has. */
function tellAdapter(
  controller: AdapterController,
  given: MailAnalyticsAdapter | undefined,
  { src }: MailElement,
): void {
  const hasAddress = !!src || typeof defaultAdapter() === 'string';
  controller.adapter = hasAddress ? offering(given) : given;
}

function tellAttributeWords(controller: StringsController<never>, { strings }: MailElement, language: Language): void {
  controller.spoken = language;
  controller.strings = overridden(overridden(controller['english'], language.words), strings);
}

function tellRows(controller: PageController<{ status: string }>): void {
  const page = atOnce(() => controller['request']().ask?.(FIRST, signal));
  if (!page) return;
  const { items, total, counts, totals } = page;
  controller.total = controller.length = total;
  controller.counts = counts ?? {};
  controller.totals = totals;
  controller.isReady = true;
  controller.item = (index) => items[index];
}

/** What asks for its message is here already. */
function giveMail(icon: EmailStatusIcon, { adapter }: AdapterController): void {
  if (icon.messageId && !icon.status) icon.mail ??= new MessageController(icon, () => [adapter, icon.messageId], warn);
}

function tellMessage(controller: MessageController): void {
  const [adapter, id] = controller['wanted']();
  const messages = adapter && id ? atOnce(() => getMessages(adapter, [id], { signal })) : undefined;
  controller.message = messages?.find(({ messageId }) => messageId === id);
}

function tellSummary(controller: SummaryController): void {
  const value = atOnce(() => controller['request']().ask?.(signal));
  if (value) Object.defineProperty(controller, 'shown', { value });
}

/** Its code is here already. */
function tellSummaryPart(
  controller: LoadedPartController<unknown>,
  element: MailElement,
  { adapter, period }: { adapter: AdapterController | undefined; period: PeriodController | undefined },
): void {
  if (!(element instanceof MailAnalytics) || !controller.isShown) return;
  const around = () => ({
    adapter: adapter?.adapter,
    isLoading: false,
    isStarved: false,
    period: period?.period ?? {},
  });
  controller.part = new SummaryPart(element, around, warn);
}

/** An answer, if it is there; where it is wrong or fails, the page asks again and tells the person. */
function atOnce<Value>(ask: () => Answer<Value> | undefined): Value | undefined {
  try {
    const answer = ask();
    if (!isOnItsWay(answer)) return answer;
    answer.catch(() => undefined);
  } catch (error) {
    warn(error);
  }
  return undefined;
}

function warn(error: unknown): void {
  console.warn('mail-analytics:', error);
}
