import { stateOf } from '../../../model/message.js';
import type { Milestones } from '../../../model/milestones.js';
import type { Reason } from '../../../model/reason.js';
import type { StatesTable } from '../database.js';
import { momentOf, type Moment } from './kept-time.js';
import { store, type StoredMilestones } from './stored-milestones.js';
import { traitsOf, type Traits } from './traits.js';

/** What the row of a message says by its events, as the columns of its table are called. */
export interface MessageRow extends Omit<
  StatesTable,
  'account' | 'mailing_no' | 'message_id' | 'message_no' | 'provider_key'
> {
  traits: Traits;
  reason: Reason | null;
  milestones: StoredMilestones | null;
}

/**
 * The row of a message.
 *
 * @param since - What dates it while nothing has been heard of it: its mailing, or that it was announced.
 */
export function messageRow(milestones: Milestones, since: Moment): MessageRow {
  const state = stateOf(milestones);
  const any = state.machineOpens > 0 ? stateOf(milestones, { includeMachineOpens: true }) : state;
  const [status, anyStatus, last] = [state.statusAt, any.statusAt, state.lastEventAt].map((time) =>
    time === undefined ? since : momentOf(time),
  );
  return {
    status_at: (status ?? since).at,
    status_time: (status ?? since).time,
    any_status_at: (anyStatus ?? since).at,
    any_status_time: (anyStatus ?? since).time,
    last_event_at: (last ?? since).at,
    last_event_time: (last ?? since).time,
    traits: traitsOf(state, any, (status ?? since).at !== (anyStatus ?? since).at),
    opens: state.opens,
    machine_opens: state.machineOpens,
    clicks: state.clicks,
    reason: state.reason ?? null,
    milestones: milestones.kinds.size > 0 ? store(milestones) : null,
  };
}
