/** Ours held against the hand-written limit and against the best of the rivals, of one run of their harness. */
import { GOALS, verdict, worded } from './goals.mjs';
import { median, printTable, short, withUnit } from './statistics.mjs';

const OURS = ['mail-analytics', 'email-status-icon'];
const LIMITS = ['limit', 'limit-bg'];
/** Those of the harness that were written by hand to compare with, and are nobody's product. */
const NO_RIVALS = [...OURS, ...LIMITS, 'limit-svg', 'native-popover', 'plain-table'];
const ICONS = 10_000;

/**
 * Prints a line for each goal of which the run has something to say.
 *
 * @param {{ samples: object, sizes?: object }} results - What the harness has written: by workload, peer and metric, a
 *   list of numbers, or of texts where there is none.
 * @param {{ elements?: number, icon?: number }} built - Bytes of ours, since a peer has more in it than the elements.
 */
export function printRivals({ samples: timed, sizes = {} }, built) {
  const samples = { ...timed, bytes: bytesOf(sizes, built) };
  const rows = GOALS.flatMap((goal) => {
    const peers = Object.entries(samples[goal.workload] ?? {})
      .map(([peer, metrics]) => [peer, median(metricOf(metrics, goal.metric))])
      .filter(([, figure]) => figure !== undefined);
    return peers.length > 0 ? [rowOf(goal, new Map(peers), samples)] : [];
  });
  console.log('\nOurs against the limit and the best rival, medians of one interleaved run:\n');
  printTable(['what', 'ours', 'LIMIT', 'ratio', 'goal', 'best rival', ''], rows);
}

function rowOf(goal, figures, samples) {
  const of = (names) => names.map((name) => figures.get(name)).find((figure) => figure !== undefined);
  const own = (workload) => median(samples[workload]?.[OURS[0]]?.mount);
  const said = (figure) => (figure === undefined ? '–' : withUnit(figure, goal.unit));
  const [ours, limit] = [of(OURS), of(LIMITS)];
  const judged = verdict(goal, ours, limit, own, figures.get(goal.aheadOf));
  if (goal.own) return [goal.what, said(ours), '–', ratio(ours, own(goal.own)), worded(goal), '–', judged];
  const best = [...figures].filter(([peer]) => !NO_RIVALS.includes(peer)).sort(([, a], [, b]) => a - b)[0];
  const isLost = best && samples[goal.workload][best[0]]['last row reachable']?.includes('no');
  const rival =
    best && `${best[0]} ${said(best[1])}, ${ratio(best[1], limit)}${isLost ? ', last row out of reach' : ''}`;
  return [goal.what ?? goal.metric, said(ours), said(limit), ratio(ours, limit), worded(goal), rival ?? '–', judged];
}

const ratio = (figure, limit) => (figure === undefined || !limit ? '–' : `${short(figure / limit)} ×`);

function metricOf(metrics, metric) {
  return metric === 'nodes an icon' ? metrics['nodes']?.map((nodes) => nodes / ICONS) : metrics[metric];
}

/** Bytes stand apart from the samples, since they are the same in every run. */
function bytesOf(sizes, { elements, icon }) {
  const peers = Object.values(sizes).map(({ kind, name, gzip }) => [
    name,
    { [kind === 'icon' ? 'icon' : 'elements']: [gzip] },
  ]);
  const [ownLists, ownIcon] = OURS;
  return { ...Object.fromEntries(peers), [ownLists]: { elements: [elements] }, [ownIcon]: { icon: [icon] } };
}
