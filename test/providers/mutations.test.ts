import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import fc from 'fast-check';

import { foldMessage } from '../../src/model/message.js';
import type { MailEvent } from '../../src/model/mail-event.js';
import { providers } from '../../src/providers/all.js';
import { readableOf, requestOf } from './corpus.js';
import { corpusOf, skip } from './corpus-folder.js';
import { changed, essence, movedTime, moving, rearranged, renaming, without } from './mutations.js';

/** What a client tells of itself, and what a host or a provider notes on a mail; no event depends on it. */
const OPTIONAL =
  /agent|(^|_)ip(_|$)|ipaddress|geo|^client$|client-(name|os|type)|device|(^|_)os(_|$)|platform|city|region|country|subject|categor|campaign|template|pool|(^|_)tls|size|log-level|storage|flags|routing|locale|sender|sending-ip|asm|^tags?$/i;

const days = fc.integer({ min: -900, max: 900 });
const local = fc.stringMatching(/^[a-z][a-z0-9]{3,12}$/);
const order = (events: readonly MailEvent[]): string[] => events.map((event) => JSON.stringify(essence(event))).sort();
const distinct = (events: readonly MailEvent[]): string[] => [...new Set(order(events))];

for (const [name, provider] of providers) {
  const { samples } = await corpusOf(name);
  describe(`changed copies of what ${name} posts`, { skip }, () => {
    for (const sample of samples.filter((each) => readableOf(each).length > 0)) {
      const original = requestOf(sample);
      const { events, rejected: unreadable } = provider.parse(original);
      const recipients = [...new Set(events.map(({ recipient }) => recipient.toLowerCase()))];

      it(`are read with their own addresses and times: ${sample.id}`, () => {
        fc.assert(
          fc.property(
            days,
            fc.uniqueArray(local, { minLength: recipients.length, maxLength: recipients.length }),
            (by, words) => {
              const names = new Map(recipients.map((each, index) => [each, `${words[index] ?? ''}@renamed.example`]));
              const rename = renaming(names);
              const move = moving(by);
              const copy = changed(original, (value, key) => {
                const moved = move(value, key);
                return typeof moved === 'string' ? rename(moved) : moved;
              });
              const { events: read, rejected } = provider.parse(copy);
              assert.equal(rejected.length, unreadable.length);
              assert.equal(read.length, events.length);
              read.forEach((event, index) => {
                const { time, ...rest } = essence(event);
                const { time: was, ...wanted } = essence(events[index] as MailEvent);
                const difference = Date.parse(time) - Date.parse(movedTime(was, by));
                assert.ok(Math.abs(difference) <= 1, `${was} moved by ${String(by)} days is ${time}`);
                assert.deepEqual(rest, JSON.parse(rename(JSON.stringify(wanted))));
              });
            },
          ),
          { numRuns: 25 },
        );
      });

      it(`are read the same without what is told beside: ${sample.id}`, () => {
        const { events: read, rejected } = provider.parse(without(original, OPTIONAL));
        assert.equal(rejected.length, unreadable.length);
        assert.deepEqual(read.map(core), events.map(core));
      });

      it(`are read the same in another order, and no event counts twice: ${sample.id}`, () => {
        fc.assert(
          fc.property(fc.infiniteStream(fc.nat()), (stream) => {
            const shuffled = rearranged(original, (parts) => sortedBy(parts, stream));
            if (shuffled) assert.deepEqual(order(provider.parse(shuffled).events), order(events));
            const doubled = rearranged(original, (parts) => sortedBy([...parts, ...parts], stream));
            const again = provider.parse(doubled ?? original).events;
            if (doubled) assert.equal(again.length, 2 * events.length);
            assert.deepEqual(distinct(again), distinct(events));
            for (const recipient of recipients) {
              const own = (all: readonly MailEvent[]): MailEvent[] =>
                all.filter((event) => event.recipient.toLowerCase() === recipient).map((event) => essence(event));
              const once = own(events);
              assert.deepEqual(foldMessage([...own(again), ...once]), foldMessage(once));
            }
          }),
          { numRuns: 10 },
        );
      });
    }
  });
}

/** What an event is, without what a host had noted on the mail. */
function core(event: MailEvent): Partial<MailEvent> {
  const { mailingRef: _mailing, messageRef: _message, ...rest } = essence(event);
  return rest;
}

function sortedBy(parts: readonly unknown[], stream: Iterator<number>): unknown[] {
  return parts
    .map((part) => [Number(stream.next().value), part] as const)
    .sort(([a], [b]) => a - b)
    .map(([, part]) => part);
}
