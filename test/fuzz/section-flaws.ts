/** What is wrong with what a section shows. */
import { daysAgo } from './made-mail.js';
import { countsOf, foundPeople, foundSendings, MAILING_STATUSES, NUMBERS, PERSON_STATUSES, sumsOf } from './oracle.js';
import type { Person, Sending } from './oracle.js';
import { differing, flawsOfWindow, named, numberIn, type SeenRow } from './screen.js';
import type { Doings, Section, WantedDrawer } from './section.js';

const ALL =
  'subject sending-user sending-email status sent date delivered opened clicked bounced dropped deferred spam-report';

export function columnsIn(text: string): string[] {
  const named = text.split(' ').map((word) => word.replace(/:.*/, ''));
  const known = named.filter((word) => ALL.split(' ').includes(word));
  return known.length > 0 ? known : ALL.split(' ');
}

/** What the table has to show. */
export function tableOf(section: Section, doings: Doings): { within: Sending[]; rows: Sending[] } {
  const { search, statuses, sort, range, from, to } = doings.wanted;
  const start = range ? daysAgo(parseInt(range, 10) - 1) : from;
  const [begin, end] = [start ? Date.parse(start) : -Infinity, !range && to ? Date.parse(to) + 86_400_000 : Infinity];
  const query = { search, statuses, sort, scope: doings.scope, from: begin, to: end };
  return foundSendings(section.truth(doings), query);
}

export function flawsOfSection(section: Section, doings: Doings): string[] {
  const { element, adapter, holdsFocus } = section;
  if (!doings.isConnected) return [];
  const busy = adapter.pending > 0 ? [`${String(adapter.pending)} requests are on their way`] : [];
  const isLost = holdsFocus && document.activeElement !== element;
  const focus = isLost ? [`the focus is lost from ${section.focusedOn} to ${named(document.activeElement)}`] : [];
  return [...busy, ...focus, ...flawsOfTable(section, doings), ...flawsOfDrawer(section, doings)];
}

/** Why a list is not of now, and says so. */
function problemOf(section: Section, list: ParentNode): { has: boolean; flaws: string[] } {
  const problem = list.querySelector('[part="problem"]');
  const isUncaused = problem !== null && section.adapter.faults === 0;
  return { has: problem !== null, flaws: isUncaused ? [`a problem without a fault: ${problem.textContent}`] : [] };
}

function flawsOfTable(section: Section, doings: Doings): string[] {
  const { wanted, isPaused, hide, drawer } = doings;
  const { element, root } = section;
  const { within, rows: right } = tableOf(section, doings);
  const columns = columnsIn(wanted.columns);
  const table = section.find('#rows table');
  const rows = section.rows();
  const isBarred = hide.includes('toolbar');
  const { search, sort, range, from, to } = wanted;
  const about = { search, sort, range, from, to, statuses: wanted.statuses.join(' '), mailingId: drawer?.id ?? '' };
  const flaws = differing('element', element as unknown as Record<string, unknown>, about);
  if (!isBarred) {
    flaws.push(...differing('field', { search: section.find<HTMLInputElement>('.search input')?.value }, { search }));
    const chips = [...root.querySelectorAll('.toolbar .chip')].filter((chip) => chip.ariaPressed === 'true').length;
    flaws.push(...differing('chips', { pressed: chips }, { pressed: Math.max(1, wanted.statuses.length) }));
  }
  const problem = problemOf(section, root);
  flaws.push(...problem.flaws);
  if (table) flaws.push(...flawsOfHead(table, columns, sort, problem.has));
  // Rows of a list that could not be had, or is not followed, are those of before.
  if (problem.has || isPaused || section.adapter.untold.has('')) {
    return [...flaws, ...flawsOfWindow(element, rows, 0)];
  }
  // Where the page hides the toolbar it hides the offer.
  const hasOffer = isBarred || root.querySelector('[part="refresh"]') !== null;
  if (!isBarred) flaws.push(...flawsOfCounts(root, '.toolbar', right.length, countsOf(within), MAILING_STATUSES));
  if (!table) {
    if ((right.length > 0 && !hasOffer) || !section.find('[part="note"]'))
      flaws.push(`no table for ${String(right.length)} rows`);
    return flaws;
  }
  if (section.find('[part="note"]')) flaws.push('a table and a note that there is none');
  flaws.push(...flawsOfWindow(element, rows, hasOffer ? 0 : right.length), ...flawsOfSums(section, right, columns));
  if (!hasOffer) {
    const rowCount = { 'aria-rowcount': Number(table.getAttribute('aria-rowcount')) };
    flaws.push(...differing('table', rowCount, { 'aria-rowcount': right.length + 2 }));
    flaws.push(...flawsOfOrder(rows, right));
  }
  const known = new Map(section.truth(doings).map((each) => [each.id, each]));
  for (const row of rows) flaws.push(...flawsOfRow(row, known.get(row.id), columns));
  return flaws;
}

function flawsOfHead(table: Element, columns: readonly string[], sort: string, isFailed: boolean): string[] {
  const heads = [...table.querySelectorAll<HTMLElement>('thead th')];
  const seen = heads.map(({ dataset }) => dataset['column'] ?? '');
  const sorted = heads.filter((head) => head.hasAttribute('aria-sort'));
  const turn = sort.startsWith('-') ? 'descending' : 'ascending';
  const right = columns.includes(sort.replace(/^-/, '')) ? `${sort.replace(/^-/, '')} ${turn}` : '';
  const told = sorted.map((head) => `${head.dataset['column'] ?? ''} ${head.getAttribute('aria-sort') ?? ''}`).join();
  return [
    ...(table.ariaBusy === 'true' ? ['the table is still busy'] : []),
    ...(!isFailed && table.querySelector('[data-row].pending') ? ['rows are still in outline'] : []),
    ...differing('heads', { columns: seen.join(), sorted: told }, { columns: columns.join(), sorted: right }),
  ];
}

/** How many there are in all, and of each status. */
function flawsOfCounts(
  root: ParentNode,
  bar: string,
  total: number,
  counts: Record<string, number>,
  statuses: string,
): string[] {
  const count = bar ? root.querySelector('.count') : root.querySelector('footer [role="status"]');
  // In words, where there is exactly one in some languages; and none is a word as well.
  const told = numberIn(count?.textContent);
  const isTold = told === total || (Number.isNaN(told) && total <= 2);
  const flaws = isTold ? [] : [`${String(told)} are counted instead of ${String(total)}`];
  const chips = [...root.querySelectorAll(`${bar} .chip span`)].map(({ textContent }) => numberIn(textContent));
  const all = Object.values(counts).reduce((sum, each) => sum + each, 0);
  const sum = chips.reduce((before, each) => before + each, 0);
  const right = bar ? all : 2 * all;
  if (sum !== right) flaws.push(`chips add up to ${String(sum)} instead of ${String(right)} (${statuses})`);
  return flaws;
}

function flawsOfOrder(rows: readonly SeenRow[], right: readonly { id: string }[]): string[] {
  if (rows.length === 0 && right.length > 0) return ['there are no rows'];
  const wrong = rows.find(({ place, id }) => right[place]?.id !== id);
  if (!wrong) return [];
  const { place, id } = wrong;
  return [`row ${String(place)} is ${id} instead of ${right[place]?.id ?? 'none'}, and no offer to put it right`];
}

function flawsOfSums({ root }: Section, right: readonly Sending[], columns: readonly string[]): string[] {
  const foot = root.querySelector('tfoot');
  const sums = sumsOf(right);
  return columns.flatMap((name) => {
    if (name !== 'sent' && !NUMBERS.some((each) => each === name)) return [];
    const cell = foot?.querySelector(`[data-column="${name}"]`);
    const shown = numberIn((cell?.querySelector('span:not(.glyph)') ?? cell)?.textContent);
    return differing('sums', { [name]: shown }, { [name]: sums[name] });
  });
}

function flawsOfRow({ id, element }: SeenRow, right: Sending | undefined, columns: readonly string[]): string[] {
  if (!right) return [`${id} is a row of nothing`];
  const cell = (name: string): Element | null => element.querySelector(`[data-column="${name}"]`);
  const isUnsent =
    /^(draft|scheduled)$/.test(right.status) ||
    (right.status === 'cancelled' && right.people.every(({ outcome }) => outcome === 'pending'));
  const wanted: Record<string, unknown> = {};
  const seen: Record<string, unknown> = {};
  for (const name of columns) {
    const at = cell(name);
    const [shown, meant] = readings(name, at, right, isUnsent);
    seen[name] = shown;
    wanted[name] = meant;
  }
  return differing(id, seen, wanted);
}

/** What a cell shows, and what it has to show. */
function readings(name: string, at: Element | null, right: Sending, isUnsent: boolean): [unknown, unknown] {
  switch (name) {
    case 'subject':
      return [at?.querySelector('button')?.textContent, right.subject];
    case 'status':
      return [at?.querySelector('.state')?.getAttribute('data-state'), right.status];
    case 'sending-email':
      return [at?.textContent, right.senderEmail];
    case 'sending-user':
      return [at?.textContent, right.senderName || right.senderEmail];
    case 'sent':
      return [numberIn(at?.textContent), right.sent];
    case 'date':
      return [Date.parse(at?.querySelector('time')?.getAttribute('datetime') ?? ''), right.sentAt ?? NaN];
    default:
      return [numberIn(at?.querySelector('button, .zero')?.textContent), isUnsent ? NaN : right.numbers[name]];
  }
}

function flawsOfDrawer(section: Section, doings: Doings): string[] {
  const { drawer } = doings;
  const isOpen = section.find('dialog[open]') !== null;
  if (!drawer) return isOpen ? ['the drawer is open'] : [];
  const { people } = section;
  const root = people?.shadowRoot;
  if (!people || !root) return ['the drawer is not open'];
  if (!section.find('dialog:modal')) return ['the drawer is not modal'];
  const sending = section.truth(doings).find(({ id }) => id === drawer.id);
  return [...flawsOfPanel(section, doings, drawer, sending), ...flawsOfPeople(section, people, root, drawer, sending)];
}

function flawsOfPanel(section: Section, doings: Doings, drawer: WantedDrawer, sending: Sending | undefined): string[] {
  const pressed = section.find('.parts [aria-pressed="true"]')?.getAttribute('data-status');
  const title = section.find('#drawer-title')?.textContent;
  const isShown = section.find(`.parts [data-status="${drawer.reached ?? ''}"]`) !== null;
  const flaws = differing('panel', { title }, { title: sending?.subject });
  if (isShown) flaws.push(...differing('panel', { pressed }, { pressed: drawer.reached }));
  if (doings.isPaused || section.find('[part="problem"]')) return flaws;
  if (doings.hasGap && !tableOf(section, doings).rows.some(({ id }) => id === drawer.id)) return flaws;
  for (const part of section.root.querySelectorAll<HTMLElement>('.parts button')) {
    const [name, label] = [part.dataset['status'] ?? '', part.getAttribute('aria-label') ?? ''];
    const numbers = [...label.matchAll(/\p{Nd}+/gu)].map(([digits]) => numberIn(digits));
    const right =
      name === 'pending' ? sending?.people.filter((each) => each.outcome === name).length : sending?.numbers[name];
    if (right !== undefined && !numbers.includes(right)) flaws.push(`panel: "${label}" instead of ${String(right)}`);
  }
  return flaws;
}

function flawsOfPeople(
  section: Section,
  list: HTMLElement,
  root: ShadowRoot,
  drawer: WantedDrawer,
  sending: Sending | undefined,
): string[] {
  const { within, rows: right } = foundPeople(sending?.people ?? [], drawer);
  const rows = section.rows(list);
  const { search, sort } = drawer;
  const about = { search, sort, statuses: drawer.statuses.join(' '), reached: drawer.reached, mailingId: drawer.id };
  const flaws = differing('list', list as unknown as Record<string, unknown>, about);
  flaws.push(...differing('list field', { search: root.querySelector('input')?.value }, { search }));
  const problem = problemOf(section, root);
  const table = root.querySelector('#rows table');
  if (table?.ariaBusy === 'true') flaws.push('the list is still busy');
  if (problem.has || section.adapter.untold.has(drawer.id)) {
    return [...flaws, ...problem.flaws, ...flawsOfWindow(list, rows, 0)];
  }
  flaws.push(...flawsOfCounts(root, '', right.length, countsOf(within), PERSON_STATUSES));
  if (!table) {
    return right.length > 0 || !root.querySelector('[part="note"]') ? [...flaws, 'no list of people'] : flaws;
  }
  if (table.querySelector('[data-row].pending')) flaws.push('people are still in outline');
  const hasOffer = root.querySelector('[part="refresh"]') !== null;
  flaws.push(...flawsOfWindow(list, rows, hasOffer ? 0 : right.length));
  if (!hasOffer) {
    const rowCount = { 'aria-rowcount': Number(table.getAttribute('aria-rowcount')) };
    flaws.push(...differing('list', rowCount, { 'aria-rowcount': right.length + 1 }), ...flawsOfOrder(rows, right));
  }
  const known = new Map(sending?.people.map((each) => [each.id, each]));
  for (const row of rows) flaws.push(...flawsOfPerson(row, known.get(row.id)));
  return flaws;
}

function flawsOfPerson({ id, element }: SeenRow, right: Person | undefined): string[] {
  if (!right) return [`${id} is a row of nobody`];
  const seen = {
    name: element.querySelector('.name button')?.textContent,
    status: element.querySelector('.badge')?.getAttribute('data-status'),
    statusAt: Date.parse(element.querySelector('time')?.getAttribute('datetime') ?? ''),
    unsubscribed: element.querySelector('.mark') !== null,
  };
  const { name, email, status, statusAt, isUnsubscribed } = right;
  const since = Number.isNaN(statusAt) ? seen.statusAt : statusAt;
  return differing(id, seen, { name: name || email, status, statusAt: since, unsubscribed: isUnsubscribed });
}
