import assert from 'node:assert/strict';
import { it } from 'node:test';

import type { HostileSite } from './site.js';
import { ALL_ELEMENTS, doWholeJob } from './whole-job.js';

/** Scripts of hosts that change what every script of the page shares, by what they do. */
const SCRIPTS = {
  'adds to all objects and lists what is enumerated with them': `
    Object.prototype.foo = 'foo';
    Object.prototype.each = function () { throw new Error('each'); };
    Array.prototype.contains = function (one) { return this.indexOf(one) >= 0; };
    Array.prototype.last = 3;
    String.prototype.format = function () { return 'formatted'; };`,
  'replaces built-ins by older ones of its own': `
    Array.from = (list) => { const all = []; for (let at = 0; at < (list.length || 0); at++) all[at] = list[at]; return all; };
    Array.prototype.toJSON = function () { return '[' + this.map((each) => JSON.stringify(each)).join(', ') + ']'; };
    Array.prototype.entries = function () { return this.slice(); };
    Element.prototype.remove = function () { this.parentNode?.removeChild(this); return this; };
    Element.prototype.show = Element.prototype.hide = Element.prototype.update = function () { throw new Error('its own'); };
    Function.prototype.bind = function (self, ...first) { const told = this; return function (...rest) {
      return told.apply(self, [...first, ...rest]); }; };
    Array.prototype.reverse = ((own) => function (inline) { return own.call(inline === false ? this.slice() : this); })(
      Array.prototype.reverse);`,
  'has names of its own for what browsers have': `
    globalThis.process = {}; globalThis.module = {}; globalThis.exports = {}; globalThis.require = () => { throw new Error(); };
    globalThis.define = Object.assign(() => { throw new Error('define'); }, { amd: {} });
    globalThis.$ = globalThis._ = globalThis.Chart = globalThis.lit = () => { throw new Error('its own'); };
    globalThis.Node = class Node {}; globalThis.Event = function (event) { this.event = event; };
    globalThis.name = 'window'; globalThis.status = 'its own'; globalThis.event = 'its own';`,
  'follows what happens later, as zones do': `
    const wrap = (told) => typeof told === 'function' ? function (...given) { return told.apply(this, given); } : told;
    const { addEventListener, removeEventListener } = EventTarget.prototype;
    const known = new WeakMap();
    const one = (told) => { if (!told) return told; if (!known.has(told)) known.set(told, typeof told === 'function' ? wrap(told)
      : { handleEvent: (event) => told.handleEvent(event) }); return known.get(told); };
    EventTarget.prototype.addEventListener = function (type, told, ...rest) {
      return addEventListener.call(this ?? globalThis, type, one(told), ...rest); };
    EventTarget.prototype.removeEventListener = function (type, told, ...rest) {
      return removeEventListener.call(this ?? globalThis, type, one(told), ...rest); };
    for (const name of ['requestAnimationFrame', 'setTimeout', 'setInterval', 'queueMicrotask', 'requestIdleCallback']) {
      const own = globalThis[name];
      globalThis[name] = (told, ...rest) => own.call(globalThis, wrap(told), ...rest);
    }
    const Own = Promise;
    globalThis.Promise = class ZoneAwarePromise {
      static resolve = (value) => new ZoneAwarePromise((done) => done(value));
      static reject = (error) => new ZoneAwarePromise((_, fail) => fail(error));
      static withResolvers() { let resolve, reject; const promise = new ZoneAwarePromise((...both) => ([resolve, reject] = both));
        return { promise, resolve, reject }; }
      static #of = (name, all) => new ZoneAwarePromise((...both) => Own[name](all).then(...both));
      static all = (all) => this.#of('all', all); static race = (all) => this.#of('race', all);
      static any = (all) => this.#of('any', all); static allSettled = (all) => this.#of('allSettled', all);
      #own;
      constructor(run) { this.#own = new Own(run); }
      then(done, fail) { return new ZoneAwarePromise((...both) => this.#own.then(wrap(done), wrap(fail)).then(...both)); }
      catch(fail) { return this.then(undefined, fail); }
      finally(done) { return new ZoneAwarePromise((...both) => this.#own.finally(done).then(...both)); }
    };
    const { fetch } = globalThis;
    globalThis.fetch = (...told) => new Promise((...both) => fetch(...told).then(...both));`,
};

/** Ids and names of a page are properties of its window, or of its document. */
const NAMED = [
  'customElements',
  'crypto',
  'CSS',
  'ShadowRoot',
  'Intl',
  'document',
  'performance',
  'fetch',
  'root',
  'self',
]
  .map((name) => `<div id="${name}"></div><form name="${name}"><input name="action"></form><img name="${name}" alt="">`)
  .join('');

export function builtInsCases(site: HostileSite): void {
  for (const [name, script] of Object.entries(SCRIPTS)) {
    it(`does its whole job on a page that ${name}`, async () => {
      const { page, complaints } = await site.open('built-ins', { body: ALL_ELEMENTS, script });
      await doWholeJob(page);
      assert.deepEqual(complaints, []);
      await page.close();
    });
  }

  it('does its whole job where ids and names of the page are those of what browsers have', async () => {
    const { page, complaints } = await site.open('named', { body: ALL_ELEMENTS + NAMED });
    await doWholeJob(page);
    assert.deepEqual(complaints, []);
    await page.close();
  });
}
