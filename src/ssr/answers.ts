import type { Answer, MailAnalyticsAdapter } from '../adapters/adapter.js';
import type { Message } from '../model/mailing.js';

/** Goes that a drawing takes until nothing new is asked: the sums of all time first ask when that began. */
const GOES = 4;

/** What has no answer. */
const NEVER = new Promise<never>(() => undefined);

/** The answers of an adapter that have come, and what else has been asked. */
class Answers {
  #come = new Map<string, unknown>();
  #asked = new Map<string, () => unknown>();
  #messages = new Map<string, Message | undefined>();
  #wanted = new Set<string>();

  constructor(private readonly adapter: MailAnalyticsAdapter) {}

  /** Whether something was asked that has no answer yet. */
  get isAsked(): boolean {
    return this.#asked.size > 0 || this.#wanted.size > 0;
  }

  /** Asks for all that, the messages of all icons together. What cannot be had is not asked for again. */
  async come(): Promise<void> {
    const [asked, wanted] = [[...this.#asked], [...this.#wanted]];
    this.#asked.clear();
    this.#wanted.clear();
    const questions = asked.map(([key, question]) => tried(question, (answer = NEVER) => this.#come.set(key, answer)));
    const messages =
      wanted.length > 0 &&
      tried(
        () => this.adapter.getMessages(wanted, {}),
        (found = []) => {
          for (const id of wanted)
            this.#messages.set(
              id,
              found.find(({ messageId }) => messageId === id),
            );
        },
      );
    await Promise.all([...questions, messages]);
  }

  /** The adapter that has them at hand. */
  atHand(): MailAnalyticsAdapter {
    const { adapter } = this;
    return {
      listMailings: (query) => this.#answer(['listMailings', query], () => adapter.listMailings(query, {})),
      listRecipients: (id, query) =>
        this.#answer(['listRecipients', id, query], () => adapter.listRecipients(id, query, {})),
      getMessages: (ids) => this.#messagesOf(ids),
      ...(adapter.getSummary && {
        getSummary: (query) => this.#answer(['getSummary', query], () => adapter.getSummary?.(query, {}) ?? NEVER),
      }),
      // A server draws that these are offered, and asks nothing of them.
      ...(adapter.listEvents && { listEvents: () => NEVER }),
      ...(adapter.listLinks && { listLinks: () => NEVER }),
      ...(adapter.subscribe && { subscribe: () => () => undefined }),
    };
  }

  #answer<Value>(question: readonly unknown[], ask: () => Answer<Value>): Answer<Value> {
    const key = JSON.stringify(question);
    if (this.#come.has(key)) return this.#come.get(key) as Answer<Value>;
    this.#asked.set(key, ask);
    return NEVER;
  }

  #messagesOf(ids: readonly string[]): Answer<readonly Message[]> {
    const missing = ids.filter((id) => !this.#messages.has(id));
    for (const id of missing) this.#wanted.add(id);
    return missing.length > 0 ? NEVER : ids.flatMap((id) => this.#messages.get(id) ?? []);
  }
}

/** Where there is no answer, elements draw their outline. */
async function tried<Value>(question: () => Answer<Value>, take: (answer?: Value) => void): Promise<void> {
  try {
    take(await question());
  } catch (error) {
    console.warn('mail-analytics:', error);
    take();
  }
}

/**
 * Draws what elements ask an adapter for, also where it answers by promises: draws once to learn what is asked, waits for
 * the answers, and draws with them. All icons are asked for together.
 *
 * ```ts
 * const page = await drawnWithAnswers(adapter, (atHand) =>
 *   collectResult(render(html`<mail-analytics src="/mail-analytics/api" .adapter=${atHand}></mail-analytics>`)),
 * );
 * ```
 *
 * @param draw - Draws, with an adapter that has the answers at hand; it is called two to four times.
 * @returns the last drawing. Where an answer cannot be had, which is said in the console, it has an outline.
 */
export async function drawnWithAnswers<Drawn>(
  adapter: MailAnalyticsAdapter,
  draw: (atHand: MailAnalyticsAdapter) => Drawn,
): Promise<Awaited<Drawn>> {
  const answers = new Answers(adapter);
  const atHand = answers.atHand();
  let drawing = await draw(atHand);
  for (let go = 1; go < GOES && answers.isAsked; go += 1) {
    await answers.come();
    drawing = await draw(atHand);
  }
  return drawing;
}
