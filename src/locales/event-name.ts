import type { TimelineEntry } from '../model/timeline.js';
import type { Strings } from './strings.js';

/** What an event of a message is called, where others stand before it. */
export function eventName(
  { kind, status, event, isAgain }: TimelineEntry,
  { statuses, timeline }: Pick<Strings, 'statuses' | 'timeline'>,
): string {
  if (kind === 'machine-opened') {
    return event.type === 'clicked' ? timeline.clickedBySoftware : timeline.openedBySoftware;
  }
  if (kind === 'resubscribed') return timeline.resubscribed;
  if (isAgain && kind === 'opened') return timeline.openedAgain;
  if (isAgain && kind === 'clicked') return timeline.clickedAgain;
  return status ? statuses[status] : timeline.other;
}
