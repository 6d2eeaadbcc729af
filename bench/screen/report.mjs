/** What came of the measurements of ours alone. */
import { GOALS, verdict, worded } from '../goals.mjs';
import { median, printTable, spread, withUnit } from '../statistics.mjs';

/** In which workload what is measured. */
const HEADINGS = {
  W1: '100 mailings × 13 columns',
  W2: 'recipients of an adapter that gives windows: first rows',
  W3: 'recipients in memory: another order, cold',
  W4: 'recipients in memory: a text and a status',
  W5: '100k recipients in memory: scrolling for 3 s',
  W6: '100k recipients in memory: 1,000 events a second for 5 s',
  W7: '10,000 icons in a thread of notes',
  bytes: 'what a page loads at once, gzip',
};

/** @param {Map<string, { workload: string, metric: string, unit: string, samples: number[] }>} figures */
export function printFigures(figures) {
  const all = [...figures.values()];
  const own = (workload) => median(all.find((each) => each.workload === workload && each.metric === 'mount')?.samples);
  for (const [workload, heading] of Object.entries(HEADINGS)) {
    const rows = all.filter((each) => each.workload.split(' ')[0] === workload);
    if (rows.length === 0) continue;
    console.log(`\n${workload === 'bytes' ? 'Bytes' : workload} · ${heading}\n`);
    printTable(
      ['what', 'median', 'from–to', 'goal', ''],
      rows.map(({ workload: place, metric, unit, samples }) => {
        // What is held against LIMIT has no goal here, where LIMIT is not measured.
        const goals = GOALS.filter((goal) => goal.workload === place && goal.metric === metric);
        const goal = goals.find(({ atMost, timesOwn }) => atMost !== undefined || timesOwn !== undefined);
        const name = metric.startsWith('heap MiB') ? 'heap added' : metric;
        return [
          [place.split(' ')[1], name].filter(Boolean).join(' '),
          figure(metric, samples, unit),
          spread(samples),
          goal ? worded(goal) : '',
          goal ? verdict(goal, median(samples), undefined, own) : '',
        ];
      }),
    );
  }
}

function figure(metric, samples, unit) {
  const middle = median(samples);
  if (middle === undefined) return '–';
  // Browsers tell of tasks over 50 ms alone.
  return metric.endsWith('longest task') && middle === 0 ? 'none over 50 ms' : withUnit(middle, unit);
}
