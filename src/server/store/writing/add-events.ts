import { sql } from 'kysely';

import { addKeyed } from '../../../model/milestones.js';
import { writeChanges } from '../reading/changes.js';
import type { Db } from '../database.js';
import { distinctEvents, insertEvents, mergeEvents, type KnownReports, type LoggedEvent } from './event-log.js';
import { findMessages, type LearntId } from './find-messages.js';
import type { KeptEvent } from './kept-event.js';
import { writeLearnt } from './learnt-ids.js';
import { messageRow, type MessageRow } from '../rows/message-state.js';
import { lockStates, updateStates, type LockedState, type NewState } from './states.js';
import { restore, type Reports } from '../rows/stored-milestones.js';
import { insertTallies, TallySteps } from '../rows/tallies.js';

/** What became of events. */
export interface AddedEvents {
  /** Those that were new, of reports of the same event the first. */
  added: ReadonlySet<KeptEvent>;
  /** Those that found their message, and those that did not. */
  matched: readonly KeptEvent[];
  unmatched: readonly KeptEvent[];
  /** Ids of providers that were not known, by which events that came earlier may find their message now. */
  learnt: readonly LearntId[];
  isChanged: boolean;
}

/** Of a message with events, no time is that of its mailing. */
const HEARD_OF = { at: 0, time: null } as const;

const NONE: ReadonlyMap<string, Reports> = new Map();

/**
 * Adds events to the messages that they are on, with all that follows from it, in the transaction of `db`. What is
 * locked is locked in a fixed order, so that transactions on the same messages wait for each other and get on.
 *
 * @param isAgain - Whether the transaction was undone before: then milestones are not trusted to name what is known.
 */
export async function addEvents(
  db: Db,
  account: string,
  events: readonly KeptEvent[],
  now: number,
  isAgain: boolean,
): Promise<AddedEvents> {
  const { messages, named, locked } = await findMessages(db, account, events);
  const matched: KeptEvent[] = [];
  const unmatched: KeptEvent[] = [];
  const ofMessage = new Map<number, KeptEvent[]>();
  events.forEach((event, index) => {
    const message = messages[index];
    if (!message) {
      unmatched.push(event);
      return;
    }
    matched.push(event);
    const others = ofMessage.get(message.messageNo);
    if (others) others.push(event);
    else ofMessage.set(message.messageNo, [event]);
  });
  if (matched.length === 0) return { added: new Set(), matched, unmatched, learnt: [], isChanged: false };

  const isLocked = new Set(locked.map(({ messageNo }) => messageNo));
  const others = [...ofMessage.keys()].filter((messageNo) => !isLocked.has(messageNo));
  const states = [...locked, ...(await lockStates(db, account, others))];
  const logged = states.flatMap((state) => distinctEvents(state, ofMessage.get(state.messageNo) ?? []));
  const { added, known } = await mergeEvents(db, account, logged, isAgain);
  const keys = new Map(states.map(({ messageNo, providerKey }) => [messageNo, providerKey]));
  const learnt = named.filter(({ id, message }) => keys.get(message.messageNo) !== id);
  const folded = fold(states, ofMessage, known, learnt);
  await writeLearnt(db, account, learnt);
  await write(db, account, added, folded);
  await writeChanges(db, account, folded.changed, now);
  return { added: folded.added, matched, unmatched, learnt, isChanged: folded.changed.size > 0 };
}

/** All in one statement: each would take its time to go to the database and back. */
async function write(db: Db, account: string, events: readonly LoggedEvent[], folded: Folded): Promise<void> {
  const { states, steps } = folded;
  if (events.length === 0 && states.length === 0) return;
  await sql`
    with logged as (${insertEvents(account, events)}), counted as (${insertTallies(account, steps.steps)})
    ${updateStates(account, states)}`.execute(db);
}

interface Folded {
  added: ReadonlySet<KeptEvent>;
  states: readonly NewState[];
  steps: TallySteps;
  changed: ReadonlyMap<number, readonly number[]>;
}

/** What the messages come to with their new events. */
function fold(
  states: readonly LockedState[],
  ofMessage: ReadonlyMap<number, readonly KeptEvent[]>,
  known: KnownReports,
  learnt: readonly LearntId[],
): Folded {
  const added = new Set<KeptEvent>();
  const steps = new TallySteps();
  const changed = new Map<number, number[]>();
  const newStates: NewState[] = [];
  const keys = new Map(learnt.map(({ id, message }) => [message.messageNo, id]));
  for (const before of states) {
    const { messageNo, mailingNo } = before;
    const milestones = restore(before.milestones, known.get(messageNo) ?? NONE);
    let isChanged = false;
    for (const event of ofMessage.get(messageNo) ?? []) {
      const addition = addKeyed(milestones, event);
      if (addition !== 'known') isChanged = true;
      if (addition === 'new') added.add(event);
    }
    const key = keys.get(messageNo);
    if (!isChanged && key === undefined) continue;
    const row = messageRow(milestones, HEARD_OF);
    newStates.push({ messageNo, row, providerKey: key ?? before.providerKey });
    if (!isChanged) continue;
    count(steps, before, row);
    const others = changed.get(mailingNo);
    if (others) others.push(messageNo);
    else changed.set(mailingNo, [messageNo]);
  }
  return { added, states: newStates, steps, changed };
}

function count(steps: TallySteps, before: LockedState, after: MessageRow): void {
  steps.add(before.mailingNo, before, -1);
  const { traits, opens, machine_opens: machineOpens, clicks } = after;
  steps.add(before.mailingNo, { traits, opens, machineOpens, clicks }, 1);
}
