/** What a person does to the table and to the bars above it. */
import { sendKeys } from '@web/test-runner-commands';
import fc from 'fast-check';

import { daysAgo } from './made-mail.js';
import { choose, frame, press, type } from './screen.js';
import { columnsIn } from './section-flaws.js';
import { UNTOUCHED, type Doings, type Section } from './section.js';
import { doing } from './step.js';

export const place = fc.nat({ max: 60 });
export const words = fc.constantFrom('', '', 'a', 'person', 'ana', 'news 1', 'm-1', 'Ä', 'nothing like it', '.*');

const isAtTable = ({ isConnected, drawer }: Doings): boolean => isConnected && !drawer;
const of = doing<Doings, Section>;
const ofPlace = doing<Doings, Section, number>;

function pressOne(section: Section, selector: string): boolean {
  const [button] = section.seen(selector);
  if (button) press(button);
  return !!button;
}

/** One row of those that are drawn, as it is in view: cells of cards may be hidden. */
function cellButton(section: Section, row: number, column: string): { id: string; button: HTMLElement } | undefined {
  const rows = section.rows();
  const at = rows[row % Math.max(1, rows.length)];
  const [button] = at ? section.seen(`[data-column="${column}"] button`, at.element) : [];
  return at && button ? { id: at.id, button } : undefined;
}

export function opened(id: string, reached?: string): NonNullable<Doings['drawer']> {
  return { id, reached, statuses: [], search: '', sort: '-date' };
}

/** Opens the popover behind a button, and closes it as a person does. */
async function within(section: Section, button: string, box: string, act: () => unknown): Promise<boolean> {
  if (!pressOne(section, button)) return false;
  for (let tries = 0; tries < 60 && !section.find(`${box}:popover-open`); tries += 1) await frame();
  if (!section.find(`${box}:popover-open`)) throw new Error(`${box} does not open`);
  await frame();
  await act();
  await frame();
  if (section.find(`${box}:popover-open`)) await sendKeys({ press: 'Escape' });
  for (let tries = 0; tries < 60 && section.find(`${box}:popover-open`); tries += 1) await frame();
  await frame();
  return true;
}

export const tableDoings = {
  sort: doing<Doings, Section, string>({
    can: isAtTable,
    with: fc.constantFrom(...columnsIn('')),
    act: ({ wanted }, section, column) => {
      if (!pressOne(section, `th[data-column="${column}"] > button`)) return false;
      const isSame = wanted.sort.replace(/^-/, '') === column;
      const isTextual = /^(subject|sending-user|sending-email|status)$/.test(column);
      const isDown = isSame ? !wanted.sort.startsWith('-') : !isTextual;
      wanted.sort = `${isDown ? '-' : ''}${column}`;
      return true;
    },
  }),
  sortOfCards: doing<Doings, Section, [string, boolean]>({
    can: isAtTable,
    with: fc.tuple(fc.constantFrom(...columnsIn('')), fc.boolean()),
    act: ({ wanted }, section, [column, isTurned]) => {
      const [field] = section.seen<HTMLSelectElement>('.toolbar .sort select');
      if (!field) return false;
      const [sign] = /^-?/.exec(wanted.sort) ?? [''];
      if (isTurned) {
        pressOne(section, '.toolbar .sort button');
        wanted.sort = sign ? wanted.sort.slice(1) : `-${wanted.sort}`;
      } else {
        choose(field, column);
        wanted.sort = `${sign}${column}`;
      }
      return true;
    },
  }),
  search: doing<Doings, Section, string>({
    can: isAtTable,
    with: words,
    act: ({ wanted }, section, text) => {
      const [field] = section.seen<HTMLInputElement>('.search input');
      if (!field) return false;
      type(field, text);
      wanted.search = text;
      return true;
    },
  }),
  status: ofPlace({
    can: isAtTable,
    with: fc.nat({ max: 6 }),
    act: ({ wanted }, section, at) => {
      const chips = section.seen('.toolbar .chip');
      const chip = chips[at % Math.max(1, chips.length)];
      if (!chip) return false;
      press(chip);
      // Which it is, its words say in some language: the element says it at once.
      const now = section.element.statuses.split(' ').filter(Boolean);
      const changes = [...now, ...wanted.statuses].filter(
        (each) => !(now.includes(each) && wanted.statuses.includes(each)),
      );
      const isRight = chip === chips[0] ? now.length === 0 : changes.length === 1;
      if (!isRight) throw new Error(`a chip made ${wanted.statuses.join()} into ${now.join()}`);
      wanted.statuses = now;
      return true;
    },
  }),
  range: doing<Doings, Section, string>({
    can: isAtTable,
    with: fc.constantFrom('all', '7d', '30d', '90d', 'custom'),
    act: ({ wanted }, section, range) => {
      const [field] = section.seen<HTMLSelectElement>('.range select');
      if (!field) return false;
      choose(field, range);
      if (range === 'custom') wanted.range = '';
      else Object.assign(wanted, { range: range === 'all' ? '' : range, from: '', to: '' });
      return true;
    },
  }),
  day: doing<Doings, Section, ['from' | 'to', number]>({
    can: isAtTable,
    with: fc.tuple(fc.constantFrom('from', 'to'), fc.constantFrom(1, 4, 15, 50, 90)),
    act: ({ wanted }, section, [end, age]) => {
      const fields = section.seen<HTMLInputElement>('.range input[type="date"]');
      const field = fields[end === 'from' ? 0 : 1];
      const days = { from: wanted.from, to: wanted.to, [end]: daysAgo(age) };
      if (!field || (days.from && days.to && days.from > days.to)) return false;
      choose(field, daysAgo(age));
      Object.assign(wanted, days);
      return true;
    },
  }),
  openBySubject: ofPlace({
    can: isAtTable,
    with: place,
    act: (doings, section, row) => {
      const at = cellButton(section, row, 'subject');
      if (!at) return false;
      press(at.button);
      doings.drawer = opened(at.id);
      return true;
    },
  }),
  openByNumber: doing<Doings, Section, [number, string]>({
    can: isAtTable,
    with: fc.tuple(place, fc.constantFrom('delivered', 'opened', 'clicked', 'bounced', 'dropped', 'spam-report')),
    act: (doings, section, [row, column]) => {
      const at = cellButton(section, row, column);
      if (!at) return false;
      press(at.button);
      doings.drawer = opened(at.id, column);
      return true;
    },
  }),
  offer: of({ can: isAtTable, act: (_, section) => pressOne(section, '[part="refresh"]') }),
  retry: of({ can: isAtTable, act: (_, section) => pressOne(section, '[part="problem"] button') }),
  clear: of({
    can: isAtTable,
    act: ({ wanted }, section) => {
      if (!pressOne(section, '[part="note"] button')) return false;
      const { sort, columns } = wanted;
      Object.assign(wanted, UNTOUCHED, { sort, columns });
      return true;
    },
  }),
  pause: of({
    can: isAtTable,
    act: (doings, section) => {
      const isPressed = pressOne(section, 'button[part="live"]');
      if (isPressed) doings.isPaused = !doings.isPaused;
      doings.hasGap ||= isPressed;
      return isPressed;
    },
  }),
  chooseColumn: ofPlace({
    can: isAtTable,
    with: fc.nat({ max: 12 }),
    act: async ({ wanted }, section, at) => {
      const before = columnsIn(wanted.columns);
      return within(section, '[part="choose-columns"]', '#columns', () => {
        const boxes = section.seen<HTMLInputElement>('#columns input');
        const box = boxes[at % Math.max(1, boxes.length)];
        if (!box) return;
        press(box);
        wanted.columns = section.element.columns;
        const column = box.closest<HTMLElement>('[data-choice]')?.dataset['choice'] ?? '';
        const now = columnsIn(wanted.columns);
        const isTurned = now.includes(column) !== before.includes(column);
        if (!isTurned || Math.abs(now.length - before.length) !== 1) throw new Error(`${column} was not turned`);
      });
    },
  }),
  saveView: doing<Doings, Section, string>({
    can: isAtTable,
    with: fc.constantFrom('One', 'Two', 'Three'),
    act: async (doings, section, name) => {
      // It is what is shown that is saved, and not what is still being typed.
      await section.settle(doings);
      return within(section, '[part="saved-views"]', '#saved-views', async () => {
        const [field] = section.seen<HTMLInputElement>('#saved-views footer input');
        if (!field) return;
        field.value = name;
        section.find('#saved-views footer form button')?.click();
        if (!doings.saved.has(name)) doings.saved.set(name, { ...doings.wanted });
        await frame();
        const isThere = section.find(`#saved-views [data-view="${name}"]`) !== null;
        if (!isThere) throw new Error(`the view ${name} is not in the list`);
      });
    },
  }),
  pickView: ofPlace({
    can: ({ saved, ...rest }) => isAtTable({ saved, ...rest }) && saved.size > 0,
    with: fc.nat({ max: 2 }),
    act: async ({ wanted, saved }, section, at) =>
      within(section, '[part="saved-views"]', '#saved-views', () => {
        const views = section.seen('#saved-views [data-view]');
        const view = views[at % Math.max(1, views.length)];
        const picked = saved.get(view?.dataset['view'] ?? '');
        if (!view || !picked) throw new Error('a saved view is not in the list');
        view.querySelector<HTMLElement>('.pick')?.click();
        Object.assign(wanted, picked);
      }),
  }),
  exportOrCancel: of({ can: isAtTable, act: (_, section) => pressOne(section, '[part="export"]') }),
};
