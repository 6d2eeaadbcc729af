import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import fc from 'fast-check';

import type { MailEvent } from '../../src/model/mail-event.js';
import { stateOf, type MessageState, type StateOptions } from '../../src/model/message.js';
import { addEvent, noMilestones } from '../../src/model/milestones.js';
import { HEADLINE_ORDER, type Outcome, type Status } from '../../src/model/status.js';
import { at, event, mailEvent, mailEvents, OWN_ORDER, rearranged, RUNS } from './arbitraries.js';

const RANKS = [
  'processed',
  'deferred',
  'delivered',
  'soft-bounced',
  'hard-bounced',
  'dropped',
  'machine-opened',
  'opened',
  'clicked',
  'unsubscribed',
  'resubscribed',
  'spam-report',
  'other',
] as const;

interface Report {
  kind: (typeof RANKS)[number];
  at: number;
  key: string;
  event: MailEvent;
}

function reportOf(event: MailEvent): Report {
  const { type } = event;
  const instant = Date.parse(event.time);
  const isMachine = event.machine === true && ['opened', 'clicked'].includes(type);
  const kind =
    type === 'bounced'
      ? event.bounceClass === 'hard'
        ? 'hard-bounced'
        : 'soft-bounced'
      : isMachine
        ? 'machine-opened'
        : type;
  const isFailure = ['bounced', 'dropped', 'deferred'].includes(type);
  const detail = (type === 'clicked' ? event.url : isFailure ? event.reason : '') ?? '';
  return { kind, at: instant, key: `${kind} ${String(Math.floor(instant / 1000))}${detail && ' ' + detail}`, event };
}

function canonically(a: Report, b: Report): number {
  return a.at - b.at || RANKS.indexOf(a.kind) - RANKS.indexOf(b.kind) || (a.key < b.key ? -1 : a.key > b.key ? 1 : 0);
}

/** The set of distinct events, in canonical order; the first report of each stands for it. */
function distinct(reports: readonly Report[]): Report[] {
  const sorted = [...reports].sort(canonically);
  return sorted.filter((report, index) => sorted.findIndex(({ key }) => key === report.key) === index);
}

function outcomeAfter(past: readonly Report[]): Outcome {
  const kinds = past.map(({ kind }) => kind);
  const isProven = kinds.includes('opened') || kinds.includes('clicked');
  if (kinds.includes('hard-bounced')) return 'bounced';
  if (kinds.lastIndexOf('soft-bounced') > kinds.lastIndexOf('delivered') && !isProven) return 'bounced';
  if (kinds.includes('delivered') || isProven) return 'delivered';
  if (kinds.includes('dropped')) return 'dropped';
  return kinds.includes('deferred') ? 'deferred' : 'pending';
}

function isUnsubscribedAfter(past: readonly Report[]): boolean {
  const kinds = past.map(({ kind }) => kind);
  return kinds.lastIndexOf('unsubscribed') > kinds.lastIndexOf('resubscribed');
}

function headlineAfter(past: readonly Report[], options: StateOptions): Status {
  const kinds = past.map(({ kind }) => kind);
  const hasMachine = options.includeMachineOpens === true && kinds.includes('machine-opened');
  const holding: Status[] = ['processed'];
  const outcome = outcomeAfter(past);
  if (outcome !== 'pending') holding.push(outcome);
  if (kinds.includes('opened') || hasMachine) holding.push('opened');
  if (kinds.includes('clicked')) holding.push('clicked');
  if (kinds.includes('spam-report')) holding.push('spam-report');
  if (isUnsubscribedAfter(past)) holding.push('unsubscribed');
  return (options.headlineOrder ?? HEADLINE_ORDER).find((status) => holding.includes(status)) ?? 'processed';
}

/** What the state must be, by the words of the status model and without its code: every prefix from scratch. */
function replay(events: readonly MailEvent[], options: StateOptions): Record<string, unknown> {
  const reports = events.map(reportOf).sort(canonically);
  const history = distinct(reports);
  const headlines = history.map((_, index) => headlineAfter(history.slice(0, index + 1), options));
  const turn = headlines.findLastIndex((headline, index) => headline !== headlines[index - 1]);
  const count = (kind: string): number => history.filter((report) => report.kind === kind).length;
  const last = (kind: string): MailEvent | undefined => reports.findLast((report) => report.kind === kind)?.event;
  const outcome = outcomeAfter(history);
  const isPerson = ({ key }: Report): boolean =>
    reports.some((report) => report.key === key && report.event.machine === false);
  const milestones = Object.fromEntries(
    RANKS.filter((kind) => count(kind) > 0).map((kind) => {
      const of = reports.filter((report) => report.kind === kind).map((report) => report.at);
      return [kind, { first: Math.min(...of), latest: Math.max(...of), count: count(kind) }];
    }),
  );
  const machine = count('machine-opened');
  const isOpened = count('opened') > 0 || (options.includeMachineOpens === true && machine > 0);
  const failure = outcome === 'bounced' ? (last('hard-bounced') ?? last('soft-bounced')) : last(outcome);
  return {
    status: headlineAfter(history, options),
    statusAt: history[turn]?.at,
    lastEventAt: reports.at(-1)?.at,
    decidedBy: history[turn]?.key,
    outcome,
    delivery: outcome !== 'pending' ? outcome : count('processed') > 0 ? 'processed' : 'queued',
    engagement: count('clicked') > 0 ? 'clicked' : isOpened ? 'opened' : machine > 0 ? 'machine-open' : 'none',
    reaction: count('spam-report') > 0 ? 'spam-report' : isUnsubscribedAfter(history) ? 'unsubscribed' : 'none',
    unsubscribed: isUnsubscribedAfter(history),
    opens: count('opened') + (options.includeMachineOpens ? machine : 0),
    clicks: count('clicked'),
    unknownOpens: history.filter((report) => report.kind === 'opened' && !isPerson(report)).length,
    machineOpens: machine,
    milestones,
    reason: ['bounced', 'dropped', 'deferred'].includes(outcome) ? failure?.reason || undefined : undefined,
  };
}

/** A state in the terms of the replay, which knows instants and keys but not how a provider spells them. */
function inReplayTerms(state: MessageState): Record<string, unknown> {
  const { statusAt, lastEventAt, decidedBy, milestones, reason, ...rest } = state;
  return {
    ...rest,
    statusAt: statusAt && Date.parse(statusAt),
    lastEventAt: lastEventAt && Date.parse(lastEventAt),
    decidedBy: decidedBy && reportOf(decidedBy).key,
    milestones: Object.fromEntries(
      Object.entries(milestones).map(([kind, { first, latest, count }]) => [
        kind,
        { first: Date.parse(first), latest: Date.parse(latest), count },
      ]),
    ),
    reason: reason?.text,
  };
}

/** Events of the few kinds of which every one may matter, so that many of them collide. */
const turning = fc
  .tuple(
    mailEvent,
    fc.constantFrom('delivered' as const, 'bounced' as const, 'opened' as const, 'unsubscribed' as const),
  )
  .map(([any, type]): MailEvent => ({ ...any, type }));

const VIEWS: Readonly<Record<string, StateOptions>> = {
  'as usual': {},
  'with machine opens in': { includeMachineOpens: true },
  'with unsubscribed in the order': { headlineOrder: OWN_ORDER },
  'with both': { includeMachineOpens: true, headlineOrder: OWN_ORDER },
};

describe('milestones', () => {
  for (const [view, options] of Object.entries(VIEWS)) {
    it(`give what the replay of all events gives, in whatever order they came, ${view}`, () => {
      fc.assert(
        fc.property(rearranged, ([events, arrived]) => {
          const milestones = noMilestones();
          for (const arriving of arrived) addEvent(milestones, arriving);
          assert.deepEqual(inReplayTerms(stateOf(milestones, options)), replay(events, options));
        }),
        RUNS,
      );
    });
  }

  it('give the state of every event so far, however often they are asked in between', () => {
    fc.assert(
      fc.property(mailEvents, fc.array(fc.integer({ min: 1, max: 4 }), { maxLength: 16 }), (events, chunks) => {
        const milestones = noMilestones();
        let end = 0;
        for (const size of [...chunks, events.length]) {
          events.slice(end, end + size).forEach((arriving) => addEvent(milestones, arriving));
          end = Math.min(events.length, end + size);
          assert.deepEqual(inReplayTerms(stateOf(milestones)), replay(events.slice(0, end), {}));
        }
      }),
      RUNS,
    );
  });

  it('call an event known only where the state stays as it is', () => {
    fc.assert(
      fc.property(fc.array(turning, { maxLength: 24 }), fc.boolean(), (events, includeMachineOpens) => {
        const milestones = noMilestones();
        for (const arriving of events) {
          const before = stateOf(milestones, { includeMachineOpens });
          if (addEvent(milestones, arriving) !== 'known') continue;
          assert.deepEqual(stateOf(milestones, { includeMachineOpens }), before);
        }
      }),
      RUNS,
    );
  });

  it('call an event new exactly where its key was not seen before', () => {
    fc.assert(
      fc.property(mailEvents, (events) => {
        const milestones = noMilestones();
        const keys = new Set<string>();
        for (const arriving of events) {
          const { key } = reportOf(arriving);
          assert.equal(addEvent(milestones, arriving) === 'new', !keys.has(key));
          keys.add(key);
        }
      }),
      RUNS,
    );
  });

  it('call a report refined that tells of an earlier or a later moment of a known event', () => {
    const milestones = noMilestones();
    assert.equal(addEvent(milestones, event('opened', 1.5)), 'new');
    assert.equal(addEvent(milestones, event('opened', 1.9)), 'refined');
    assert.equal(addEvent(milestones, event('opened', 1.1)), 'refined');
    assert.equal(addEvent(milestones, event('opened', 1.5)), 'known');
    assert.deepEqual(stateOf(milestones).milestones, { opened: { first: at(1.1), latest: at(1.9), count: 1 } });
  });

  it('call a report refined that tells of an open in between that a person caused it', () => {
    const milestones = noMilestones();
    for (const seconds of [1, 2, 3]) addEvent(milestones, event('opened', seconds));
    assert.equal(stateOf(milestones).unknownOpens, 3);
    assert.equal(addEvent(milestones, event('opened', 2, { machine: false })), 'refined');
    assert.equal(stateOf(milestones).unknownOpens, 2);
  });

  it('call a report refined that moves the delivery which healed a bounce', () => {
    const milestones = noMilestones();
    const healed = [event('delivered', 1), event('bounced', 2, { bounceClass: 'soft' }), event('delivered', 3.5)];
    for (const arriving of [...healed, event('delivered', 9)]) addEvent(milestones, arriving);
    assert.equal(stateOf(milestones).statusAt, at(3.5));
    assert.equal(addEvent(milestones, event('delivered', 3.1)), 'refined');
    assert.equal(stateOf(milestones).statusAt, at(3.1));
  });

  it('are as they were after an event whose time is no date', () => {
    const milestones = noMilestones();
    addEvent(milestones, event('delivered', 1));
    const before = structuredClone(stateOf(milestones));
    assert.throws(() => addEvent(milestones, event('opened', 2, { time: '' }), 'events[7]'), {
      name: 'RangeError',
      message: 'events[7].time: not a date ("")',
    });
    assert.deepEqual(stateOf(milestones), before);
  });
});
