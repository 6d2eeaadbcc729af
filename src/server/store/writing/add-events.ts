import { addKeyed } from '../../../model/milestones.js';
import { writeChanges } from '../reading/changes.js';
import type { Db } from '../database.js';
import { logEvents, type KnownReports } from './event-log.js';
import { findMessages, type FoundMessage, type LearntId } from './find-messages.js';
import type { KeptEvent } from './kept-event.js';
import { messageRow, type MessageRow } from '../rows/message-state.js';
import { lockStates, providerKeyOf, writeLearnt, writeStates, type LockedState, type NewState } from './states.js';
import { restore, type Reports } from '../rows/stored-milestones.js';
import { TallySteps, writeTallies } from '../rows/tallies.js';

/** What became of events. */
export interface AddedEvents {
  /** Distinct events that were new. */
  added: number;
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
 */
export async function addEvents(
  db: Db,
  account: string,
  events: readonly KeptEvent[],
  now: number,
): Promise<AddedEvents> {
  const { messages, named } = await findMessages(db, account, events);
  const found: { event: KeptEvent; message: FoundMessage }[] = [];
  const unmatched: KeptEvent[] = [];
  events.forEach((event, index) => {
    const message = messages[index];
    if (message) found.push({ event, message });
    else unmatched.push(event);
  });
  if (found.length === 0) return { added: 0, matched: [], unmatched, learnt: [], isChanged: false };

  const ofMessage = new Map<number, KeptEvent[]>();
  for (const { event, message } of found) {
    const others = ofMessage.get(message.messageNo);
    if (others) others.push(event);
    else ofMessage.set(message.messageNo, [event]);
  }
  const states = await lockStates(db, account, new Set(ofMessage.keys()));
  const { added, known } = await logEvents(db, account, found);
  const learnt = named.filter((id) => states.get(id.message.messageNo)?.providerKey !== providerKeyOf(id));
  const folded = fold(states, ofMessage, known, learnt);
  await writeLearnt(db, account, learnt);
  await writeStates(db, account, folded.states);
  await writeTallies(db, account, folded.steps.steps);
  await writeChanges(db, account, folded.changed, now);
  return { added, matched: found.map(({ event }) => event), unmatched, learnt, isChanged: folded.changed.size > 0 };
}

interface Folded {
  states: readonly NewState[];
  steps: TallySteps;
  changed: ReadonlyMap<number, readonly number[]>;
}

/** What the messages come to with their new events. */
function fold(
  states: ReadonlyMap<number, LockedState>,
  ofMessage: ReadonlyMap<number, readonly KeptEvent[]>,
  known: KnownReports,
  learnt: readonly LearntId[],
): Folded {
  const steps = new TallySteps();
  const changed = new Map<number, number[]>();
  const newStates: NewState[] = [];
  const keys = new Map(learnt.map((id) => [id.message.messageNo, providerKeyOf(id)]));
  for (const [messageNo, events] of ofMessage) {
    const before = states.get(messageNo);
    if (!before) continue;
    const milestones = restore(before.milestones, known.get(messageNo) ?? NONE);
    const isChanged = events.map((event) => addKeyed(milestones, event)).some((addition) => addition !== 'known');
    const key = keys.get(messageNo);
    if (!isChanged && key === undefined) continue;
    const row = messageRow(milestones, HEARD_OF);
    newStates.push({ messageNo, row, providerKey: key ?? before.providerKey });
    if (!isChanged) continue;
    count(steps, before, row);
    const { mailingNo } = before;
    const others = changed.get(mailingNo);
    if (others) others.push(messageNo);
    else changed.set(mailingNo, [messageNo]);
  }
  return { states: newStates, steps, changed };
}

function count(steps: TallySteps, before: LockedState, after: MessageRow): void {
  steps.add(before.mailingNo, before, -1);
  const { traits, opens, machine_opens: machineOpens, clicks } = after;
  steps.add(before.mailingNo, { traits, opens, machineOpens, clicks }, 1);
}
