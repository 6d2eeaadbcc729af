/** What a person does in the drawer, and to get out of it; and by keyboard, wherever the focus is. */
import { sendKeys, sendMouse } from '@web/test-runner-commands';
import fc from 'fast-check';

import { focused, frame, press, type } from './screen.js';
import type { Doings, Section, WantedDrawer } from './section.js';
import { doing, type Doing } from './step.js';
import { opened, place, words } from './table-doings.js';

interface Open {
  doings: Doings;
  drawer: WantedDrawer;
  section: Section;
  list: HTMLElement;
  root: ShadowRoot;
}

/** The drawer comes first, since its code may still be on its way. */
function inDrawer<Argument = undefined>(
  act: (open: Open, argument: Argument) => boolean | void | Promise<boolean | void>,
  arguments_?: fc.Arbitrary<Argument>,
): Doing<Doings, Section, unknown> {
  return doing<Doings, Section, Argument>({
    can: ({ drawer, isConnected }) => isConnected && drawer !== undefined,
    ...(arguments_ && { with: arguments_ }),
    act: async (doings, section, argument) => {
      for (let tries = 0; tries < 120 && !section.people?.shadowRoot?.querySelector('footer'); tries += 1)
        await frame();
      const { people: list } = section;
      const { drawer } = doings;
      if (!list?.shadowRoot || !drawer) throw new Error('there is no drawer');
      return act({ doings, drawer, section, list, root: list.shadowRoot }, argument);
    },
  });
}

function pressIn({ section, root }: Open, selector: string, at = 0): HTMLElement | undefined {
  const found = section.seen(selector, root);
  const button = found[at % Math.max(1, found.length)];
  if (button) press(button);
  return button;
}

async function isStill(section: Section): Promise<void> {
  const animations = section.find('dialog')?.getAnimations({ subtree: true }) ?? [];
  await Promise.allSettled(animations.map(({ finished }) => finished));
}

async function pressOutside(section: Section): Promise<boolean> {
  await isStill(section);
  const panel = section.find('dialog[open]')?.getBoundingClientRect();
  if (!panel) return false;
  const x = panel.left > 8 ? 4 : panel.right < innerWidth - 8 ? innerWidth - 4 : undefined;
  if (x === undefined) return false;
  await sendMouse({ type: 'click', position: [x, Math.round(innerHeight / 2)] });
  return true;
}

async function pressEscape(section: Section): Promise<void> {
  section.find('dialog .close')?.focus();
  await sendKeys({ press: 'Escape' });
}

export function scrolled(box: HTMLElement | null | undefined, [how, share]: [string, number]): boolean {
  if (!box) return false;
  const most = box.scrollHeight - box.clientHeight;
  if (how === 'step') box.scrollTop += 40 + share;
  else box.scrollTop = how === 'end' ? most : how === 'top' ? 0 : (most * share) / 100;
  return most > 0;
}

export const scrolling = fc.tuple(fc.constantFrom('step', 'end', 'top', 'far', 'far'), fc.nat({ max: 100 }));

export const drawerDoings = {
  sortPeople: inDrawer<string>(
    (open, column) => {
      if (!pressIn(open, `th[data-column="${column}"] button`)) return false;
      const { drawer } = open;
      const isSame = drawer.sort.replace(/^-/, '') === column;
      const isDown = isSame ? !drawer.sort.startsWith('-') : column === 'date';
      drawer.sort = `${isDown ? '-' : ''}${column}`;
      return true;
    },
    fc.constantFrom('name', 'email', 'status', 'date'),
  ),
  statusOfPeople: inDrawer<number>(
    (open, at) => {
      const chip = pressIn(open, '.chip', at);
      if (!chip) return false;
      const { drawer } = open;
      const status = chip.dataset['status'];
      if (status === undefined) drawer.statuses = [];
      else if (drawer.statuses.includes(status)) drawer.statuses = drawer.statuses.filter((each) => each !== status);
      else drawer.statuses = [...drawer.statuses, status];
      return true;
    },
    fc.nat({ max: 8 }),
  ),
  searchPeople: inDrawer<string>(({ drawer, root }, text) => {
    const field = root.querySelector('input');
    if (!field) return false;
    type(field, text);
    drawer.search = text;
    return true;
  }, words),
  ribbon: inDrawer<number>(
    ({ section, drawer }, at) => {
      const parts = section.seen('.parts button');
      const part = parts[at % Math.max(1, parts.length)];
      if (!part) return false;
      press(part);
      const { status } = part.dataset;
      drawer.reached = drawer.reached === status ? undefined : status;
      return true;
    },
    fc.nat({ max: 6 }),
  ),
  removeReached: inDrawer((open) => {
    if (!pressIn(open, '.only')) return false;
    open.drawer.reached = undefined;
    return true;
  }),
  clearPeople: inDrawer((open) => {
    if (!pressIn(open, '[part="note"] button')) return false;
    Object.assign(open.drawer, { reached: undefined, statuses: [], search: '' });
    return true;
  }),
  history: inDrawer<number>((open, at) => !!pressIn(open, '.disclosure', at), place),
  links: inDrawer((open) => !!pressIn(open, '.line button[aria-expanded]')),
  offerOfPeople: inDrawer((open) => !!pressIn(open, '[part="refresh"]')),
  retryPeople: inDrawer((open) => !!pressIn(open, '[part="problem"] button')),
  scrollPeople: inDrawer<[string, number]>(
    ({ root }, how) => scrolled(root.querySelector<HTMLElement>('#rows'), how),
    scrolling,
  ),
  exportPeople: inDrawer((open) => !!pressIn(open, '[part="export"]')),
  close: inDrawer<string>(
    async ({ doings, section }, how) => {
      // A language that is still on its way may put the panel to the other side, under the very press.
      if (how === 'outside') await section.settle(doings);
      if (how === 'outside' && (await pressOutside(section))) doings.drawer = undefined;
      else if (how === 'escape') await pressEscape(section);
      else {
        const button = section.find('dialog .close');
        if (button) press(button);
      }
      doings.drawer = undefined;
    },
    fc.constantFrom('outside', 'escape', 'button'),
  ),
};

const MOVES = 'ArrowDown ArrowDown ArrowUp ArrowLeft ArrowRight Home End PageDown PageUp'.split(' ');

export const keyboardDoings = {
  move: doing<Doings, Section, string[]>({
    can: ({ isConnected }) => isConnected,
    with: fc.array(fc.constantFrom(...MOVES), { minLength: 1, maxLength: 4 }),
    act: async (doings, section, keys) => {
      const list = doings.drawer ? section.people : section.element;
      const isThere = focused()?.closest('tbody') && focused()?.getRootNode() === list?.shadowRoot;
      const stop = list?.shadowRoot?.querySelector<HTMLElement>('#rows tbody [data-row] [tabindex="0"]');
      if (!isThere && !stop) return false;
      if (!isThere) stop?.focus();
      for (const key of keys) await sendKeys({ press: key });
      return true;
    },
  }),
  tab: doing<Doings, Section, boolean>({
    can: ({ isConnected }) => isConnected,
    with: fc.boolean(),
    act: async (_, section, isBack) => {
      // It may lead out of the element, and of the page.
      section.holdsFocus = false;
      await sendKeys({ press: isBack ? 'Shift+Tab' : 'Tab' });
    },
  }),
  enter: doing<Doings, Section>({
    can: ({ isConnected, drawer }) => isConnected && !drawer,
    act: async (doings, section) => {
      const at = focused();
      const id = at?.closest<HTMLElement>('[data-id]')?.dataset['id'];
      const column = at?.closest<HTMLElement>('td')?.dataset['column'];
      if (!at?.matches('button') || !id || at.getRootNode() !== section.root) return false;
      await sendKeys({ press: 'Enter' });
      doings.drawer = opened(id, column === 'subject' ? undefined : column);
      return true;
    },
  }),
};
