/**
 * What is measured of our elements, by workload, as the rival harness numbers them. Each measurement is given what it
 * may do with a fresh page, and `add(workload, metric, unit, sample)`.
 */
const MIB = 2 ** 20;
/** Rows from which on it is measured how a list is sorted and filtered. */
const LONG = 100_000;
const ICONS = 10_000;
const SCROLL_TIME = 3_000;
const LIVE_TIME = 5_000;

const named = (size) => (size >= 1e6 ? `${size / 1e6}M` : `${size / 1e3}k`);

/** Bytes. That the engine comes to keep the rows of the bench in less space is not to our credit. */
const added = (before, after) => Math.max(0, after.objects - before.objects) + after.arrays - before.arrays;

async function mailings({ call, evaluated, cpuOf, memory }, add) {
  await call('prepare', 100);
  const before = await memory();
  const { result: paint, cpu } = await cpuOf(() => call('mountMailings'));
  const after = await memory();
  add('W1', 'eval', 'ms', evaluated);
  add('W1', 'paint', 'ms', paint);
  add('W1', 'eval+paint', 'ms', evaluated + paint);
  add('W1', 'paint cpu', 'ms', cpu);
  add('W1', 'heap MiB', 'MiB', added(before, after) / MIB);
  add('W1', 'nodes', '', after.nodes - before.nodes);
}

const recipients =
  (size) =>
  async ({ call, memory }, add) => {
    const workload = `W2 ${named(size)}`;
    await call('prepare', size);
    const before = await memory();
    add(workload, 'mount', 'ms', await call('mountWindows'));
    const after = await memory();
    add(workload, 'heap MiB', 'MiB', added(before, after) / MIB);
    add(workload, 'nodes', '', after.nodes - before.nodes);
    await call('reachEnd');
  };

const sorted =
  (size) =>
  async ({ call, memory }, add) => {
    const workload = `W3 ${named(size)}`;
    await call('prepare', size);
    const before = await memory();
    add(workload, 'mount, newest first', 'ms', await call('mountMemory'));
    // What is begun in the background is not to be in the way of the first sort.
    await call('reachEnd');
    for (const by of ['name', 'date']) {
      changed(workload, by, await call('sort', by), add);
      // The most that is ever kept: two orders, and what both are made of.
      if (by === 'name') add(workload, 'heap a row, sorted', 'bytes', added(before, await memory()) / size);
    }
  };

const filtered =
  (size) =>
  async ({ call, memory }, add) => {
    const workload = `W4 ${named(size)}`;
    await call('prepare', size);
    const before = await memory();
    await call('mountMemory');
    await call('reachEnd');
    changed(workload, 'filter', await call('filter'), add);
    add(workload, 'heap a row, filtered', 'bytes', added(before, await memory()) / size);
  };

function changed(workload, what, { paint, last, longest }, add) {
  add(workload, what, 'ms', paint);
  add(workload, `${what}, last row`, 'ms', last);
  add(workload, `${what}, longest task`, 'ms', longest);
}

async function scrolling({ call, cpuOf }, add) {
  await call('prepare', LONG);
  await call('mountMemory');
  await call('reachEnd');
  for (const mode of ['step', 'jump']) {
    const { result, cpu } = await cpuOf(() => call('scroll', mode, SCROLL_TIME));
    for (const metric of ['p50', 'p95', 'max']) add('W5', `${mode} ${metric}`, 'ms', result[metric]);
    add('W5', `${mode} cpu/frame`, 'ms', cpu / result.frames);
    add('W5', `${mode} blank frames %`, '%', (100 * result.blank) / (result.frames + 1));
  }
}

async function updates({ call, cpuOf }, add) {
  await call('prepare', LONG);
  await call('mountLive');
  await call('reachEnd');
  for (const [mode, isScrolling] of [
    ['idle', false],
    ['scroll', true],
  ]) {
    const { result, cpu } = await cpuOf(() => call('live', LIVE_TIME, isScrolling));
    add('W6', `${mode} cpu %`, '%', (100 * cpu) / LIVE_TIME);
    add('W6', `${mode} p95`, 'ms', result.p95);
    add('W6', `${mode} dropped`, '', result.dropped);
    add('W6', `${mode} events a second`, '', (1000 * result.events) / LIVE_TIME);
  }
  for (const latency of await call('latencies')) add('W6', 'update to paint', 'ms', latency);
}

async function icons({ call, memory }, add) {
  await call('prepare', ICONS);
  const before = await memory();
  add('W7', 'mount', 'ms', await call('mountIcons'));
  add('W7', 'nodes an icon', '', ((await memory()).nodes - before.nodes) / ICONS);
  // Nobody presses an icon before the page is at rest.
  await call('rest');
  add('W7', 'open', 'ms', await call('openPopover', 4));
  await call('readThread');
  // The line of a note, and its text, are none of the icon's.
  add('W7', 'nodes of a drawn icon', '', ((await memory()).nodes - before.nodes) / ICONS - 2);
}

async function iconsOfAdapter({ call }, add) {
  await call('prepare', ICONS);
  const { paint, requests } = await call('mountIconsOfAdapter');
  add('W7', 'mount, of an adapter', 'ms', paint);
  add('W7', 'requests for all', '', requests);
}

/**
 * @param {readonly number[]} sizes - How many recipients.
 * @returns what is to be measured in one run, each in a browser of its own.
 */
export function measurements(sizes) {
  const long = sizes.filter((size) => size >= LONG);
  return [
    { workload: 'W1', host: 'lists', measure: mailings },
    ...sizes.map((size) => ({ workload: 'W2', host: 'lists', measure: recipients(size) })),
    ...long.map((size) => ({ workload: 'W3', host: 'lists', measure: sorted(size) })),
    ...long.map((size) => ({ workload: 'W4', host: 'lists', measure: filtered(size) })),
    { workload: 'W5', host: 'lists', measure: scrolling },
    { workload: 'W6', host: 'lists', measure: updates },
    { workload: 'W7', host: 'icons', measure: icons },
    { workload: 'W7', host: 'icons', measure: iconsOfAdapter },
  ];
}
