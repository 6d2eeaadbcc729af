import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { before, describe, it } from 'node:test';

import { manifest } from '../../scripts/manifest.mjs';

interface Named {
  name: string;
  description?: string;
  type?: { text?: string };
}

interface Declaration {
  name: string;
  tagName?: string;
  description?: string;
  attributes?: Named[];
  members?: Named[];
  events?: Named[];
  slots?: Named[];
  cssParts?: Named[];
  cssProperties?: Named[];
}

const ROOT = new URL('../../', import.meta.url);
const TAGS = ['email-status-icon', 'mail-analytics', 'mail-recipients', 'mail-status-legend'];

const sources = readdirSync(new URL('src', ROOT), { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.ts'))
  .map((path) => ({ path: path.replaceAll('\\', '/'), text: readFileSync(new URL(`src/${path}`, ROOT), 'utf8') }));

const namesIn = (text: string, pattern: RegExp): string[] =>
  [...text.matchAll(pattern)].flatMap(([, names = '']) => names.split(/\s+/));

const sorted = (names: Iterable<string>): string[] => [...new Set(names)].sort();

describe('the manifest of the elements', () => {
  let elements: Declaration[] = [];
  let events: Declaration[] = [];

  before(async () => {
    const { modules } = (await manifest()) as { modules: { declarations?: Declaration[] }[] };
    const all = modules.flatMap(({ declarations = [] }) => declarations);
    elements = all.filter(({ tagName }) => tagName);
    events = all.filter(({ name }) => name.endsWith('Event'));
  });

  it('has every tag', () => {
    assert.deepEqual(sorted(elements.map(({ tagName = '' }) => tagName)), TAGS);
  });

  it('says of each attribute, property, event, part and custom property what it is', () => {
    const silent = elements.flatMap(({ tagName = '', description, ...kinds }) => {
      const { attributes = [], members = [], events = [], slots = [], cssParts = [], cssProperties = [] } = kinds;
      const parts = [attributes, members, events, slots, cssParts, cssProperties].flat();
      const own = parts.filter((each) => !each.description).map(({ name }) => `${tagName}: ${name}`);
      return description ? own : [...own, tagName];
    });
    assert.deepEqual(silent, []);
  });

  it('tells nothing that a host cannot reach, and events by their class', () => {
    for (const { members = [], events = [] } of elements) {
      for (const { name } of members) assert.match(name, /^[a-z]/i);
      for (const { name, type } of events) assert.match(`${name} ${type?.text ?? ''}`, /^[a-z-]+ [A-Z]\w+Event$/);
    }
  });

  it('says of every event what it carries', () => {
    assert.ok(events.length >= 4);
    for (const { name, description, members = [] } of events) {
      assert.ok(description, name);
      for (const member of members) assert.ok(member.description && member.type?.text, `${name}.${member.name}`);
    }
    const view = events.find(({ name }) => name === 'ViewChangeEvent');
    assert.deepEqual(
      view?.members?.map(({ name }) => name),
      ['view'],
    );
  });

  it('has the events that `addEventListener` knows by their types, and no other', () => {
    const { text = '' } = sources.find(({ path }) => path === 'elements/events.ts') ?? {};
    for (const { name, events: fired = [] } of elements) {
      const [, map = ''] = new RegExp(`interface ${name}Events \\{([^}]*)\\}`).exec(text) ?? [];
      const known = [...map.matchAll(/'?([\w-]+)'?: (\w+);/g)].map(([, event, type]) => `${event ?? ''} ${type ?? ''}`);
      assert.deepEqual(sorted(known), sorted(fired.map((event) => `${event.name} ${event.type?.text ?? ''}`)), name);
    }
  });

  it('has every custom property that is read, and no other', () => {
    const named = elements.flatMap(({ cssProperties = [] }) => cssProperties.map(({ name }) => name));
    const read = sources.flatMap(({ text }) => namesIn(text, /var\(\s*(--mail-[\w-]*\w)(?=[\s,)])/g));
    const statuses = named.filter((name) => name.startsWith('--mail-status-'));
    assert.equal(new Set(statuses).size, 9);
    assert.deepEqual(sorted(named.filter((name) => !name.startsWith('--mail-status-'))), sorted(read));
  });

  it('has every part that an element draws itself', () => {
    for (const { tagName = '', cssParts = [] } of elements) {
      const named = new Set(cssParts.map(({ name }) => name));
      const drawn = sources
        .filter(({ path }) => path.startsWith(`elements/${tagName}/`))
        .flatMap(({ text }) => namesIn(text, /\bpart="([\w -]+)"/g));
      assert.deepEqual(
        sorted(drawn).filter((name) => !named.has(name)),
        [],
        tagName,
      );
    }
  });
});
