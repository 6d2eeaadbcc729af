import { existsSync, readFileSync } from 'node:fs';

const number = new Intl.NumberFormat('en');
const percent = new Intl.NumberFormat('en', { style: 'percent', maximumFractionDigits: 1 });

/**
 * What the tests have told, a line each, added up by promise.
 *
 * @param {readonly string[]} files - Of lines of JSON; those that are not there have nothing to tell.
 * @returns {{ promise: string, cases: number, faults: number, lost: number, engines: string[], command: string }[]}
 */
export function readFigures(files) {
  const sums = new Map();
  const lines = files.filter((file) => existsSync(file)).flatMap((file) => readFileSync(file, 'utf8').split('\n'));
  for (const line of lines.filter(Boolean)) {
    const { promise, cases, faults, lost, engine, command } = JSON.parse(line);
    const sum = sums.get(promise) ?? { promise, cases: 0, faults: 0, lost: 0, engines: [], command };
    sum.cases += cases;
    sum.faults += faults;
    sum.lost += lost;
    if (!sum.engines.includes(engine)) sum.engines.push(engine);
    sums.set(promise, sum);
  }
  return [...sums.values()].sort((one, other) => one.promise.localeCompare(other.promise));
}

/** @returns {string} Markdown; empty where nothing was tried. */
export function figuresTable(figures) {
  const rows = figures.map(({ promise, cases, faults, lost, engines, command }) => [
    promise,
    number.format(cases),
    number.format(faults),
    engines.sort().join(', '),
    number.format(lost),
    `\`${command}\``,
  ]);
  return table(['Promise', 'Cases', 'Faults', 'Engines', 'Lost', 'Repeat it by'], rows);
}

/** How much of the code tests run, and how many changes of it they see, as last measured. @returns {string} Markdown */
export function qualityTable(root) {
  return table(['Measure', 'Of', 'Result', 'Repeat it by'], [...coverageRows(root), ...mutationRows(root)]);
}

function coverageRows(root) {
  const file = `${root}coverage/coverage-summary.json`;
  if (!existsSync(file)) return [];
  const files = Object.entries(JSON.parse(readFileSync(file, 'utf8')));
  return ['model', 'providers', 'server'].map((room) => {
    const branches = files.filter(([path]) => path.includes(`/src/${room}/`)).map(([, each]) => each.branches);
    const sum = (key) => branches.reduce((all, each) => all + each[key], 0);
    return [
      'Branches that tests run',
      `\`src/${room}\``,
      `${percent.format(sum('covered') / sum('total'))} of ${number.format(sum('total'))}`,
      '`npm run coverage`',
    ];
  });
}

function mutationRows(root) {
  const file = `${root}test-results/mutation.json`;
  if (!existsSync(file)) return [];
  const { files } = JSON.parse(readFileSync(file, 'utf8'));
  const mutants = Object.values(files).flatMap((each) => each.mutants);
  const count = (...states) => mutants.filter(({ status }) => states.includes(status)).length;
  const seen = count('Killed', 'Timeout');
  const all = seen + count('Survived', 'NoCoverage');
  return [
    [
      'Changes to the code that tests see',
      '`src/model`',
      `${percent.format(seen / all)} of ${number.format(all)}`,
      '`npm run mutation`',
    ],
  ];
}

function table(head, rows) {
  if (rows.length === 0) return '';
  const line = (cells) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}
