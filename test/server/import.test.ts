import assert from 'node:assert/strict';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { link, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const CLI = 'src/server/cli.ts';
const HEADER = 'type,recipient,time\n';
const ROW = 'delivered,ada@example.com,1772452800\n';
const EVENT = {
  type: 'delivered',
  recipient: 'ada@example.com',
  time: '2026-03-02T12:00:00Z',
  provider: 'import',
  nativeType: 'delivered',
};

/** Tells on standard error how much memory was in use at most, in megabytes. */
const PEAK =
  'data:text/javascript,process.on("exit",()=>console.error("peak "+Math.round(process.resourceUsage().maxRSS/1000)))';

interface Ended {
  code: number | null;
  stdout: string;
  stderr: string;
}

function start(args: readonly string[], node: readonly string[] = []): ChildProcess {
  return spawn(process.execPath, [...node, '--import', 'tsx', CLI, ...args], { cwd: ROOT });
}

async function endOf(child: ChildProcess): Promise<Ended> {
  const ended: Ended = { code: null, stdout: '', stderr: '' };
  child.stdout?.setEncoding('utf8').on('data', (text: string) => (ended.stdout += text));
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (ended.stderr += text));
  [ended.code] = (await once(child, 'close')) as [number | null];
  return ended;
}

function run(args: readonly string[], input = ''): Promise<Ended> {
  const child = start(args);
  child.stdin?.on('error', () => undefined).end(input);
  return endOf(child);
}

/** The objects of NDJSON. */
function objects(text: string): unknown[] {
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as unknown);
}

describe('mail-analytics import', { concurrency: 2 }, () => {
  let folder = '';
  const path = (name: string): string => join(folder, name);

  /** A file with this content. */
  async function file(name: string, content: string): Promise<string> {
    await writeFile(path(name), content);
    return path(name);
  }

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'mail-analytics-'));
  });

  after(() => rm(folder, { recursive: true }));

  it('writes the events of a file to standard output, and how many to standard error', async () => {
    const { code, stdout, stderr } = await run(['import', await file('right.csv', HEADER + ROW + ROW)]);
    assert.equal(code, 0);
    assert.deepEqual(objects(stdout), [EVENT, EVENT]);
    assert.match(stderr, /^2 lines in \d+\.\d s \([\d,]+ a second\): 2 events, 0 rejected\n$/);
  });

  it('writes to files, keeps what is right, and says with 1 that something was not', async () => {
    const wrong = Array.from({ length: 30 }, () => 'delivered,ada@example.com,soon\n').join('');
    const input = await file('wrong.csv', HEADER + ROW + wrong + ROW);
    const [out, rejected] = [path('out.ndjson'), path('rejected.ndjson')];
    const { code, stdout, stderr } = await run(['import', input, '--out', out, '--rejected', rejected]);
    assert.deepEqual([code, stdout], [1, '']);
    assert.deepEqual(objects(await readFile(out, 'utf8')), [EVENT, EVENT]);
    const problem = "time: expected ISO 8601 with an offset, or seconds since 1970, got 'soon'";
    assert.deepEqual(
      objects(await readFile(rejected, 'utf8')),
      Array.from({ length: 30 }, (_, index) => ({ line: index + 3, problem })),
    );
    const [counts, ...lines] = stderr.trimEnd().split('\n');
    assert.match(counts ?? '', /: 2 events, 30 rejected$/);
    assert.deepEqual(lines, [
      ...Array.from({ length: 20 }, (_, index) => `line ${String(index + 3)}: ${problem}`),
      `and 10 more (${rejected})`,
    ]);
  });

  it('makes both files also where there is nothing to write', async () => {
    const [out, rejected] = [path('none.ndjson'), path('none-rejected.ndjson')];
    const input = await file('none.csv', HEADER);
    assert.equal((await run(['import', input, '--out', out, '--rejected', rejected])).code, 0);
    assert.deepEqual([await readFile(out, 'utf8'), await readFile(rejected, 'utf8')], ['', '']);
  });

  it('reads standard input, and is quiet if it is told to be', async () => {
    const { code, stdout, stderr } = await run(['import', '-', '--quiet'], HEADER + ROW + 'x\n');
    assert.deepEqual([code, stderr], [1, '']);
    assert.deepEqual(objects(stdout), [EVENT]);
  });

  it("reads a provider's webhook bodies, and its own output", async () => {
    const body = JSON.stringify([{ event: 'open', email: 'ada@example.com', timestamp: 1_772_452_800 }]);
    const first = await run(['import', '-', '--format', 'sendgrid'], `${body}\n`);
    assert.deepEqual([first.code, objects(first.stdout).length], [0, 1]);
    assert.equal((await run(['import', '-'], first.stdout)).stdout, first.stdout);
  });

  it('keeps the commands of a terminal out of what it shows', async () => {
    const { stderr } = await run(['import', '-'], `${HEADER}delivered,ada@example.com,\u001b[2Jsoon\n`);
    assert.match(stderr, /line 2: time: .*got '\ufffd\[2Jsoon'\n$/);
    assert.match((await run(['import', '-'], 'a,\u001b[2Jb\n')).stderr, /, got a, \ufffd\[2Jb\n$/);
  });

  it('says with 1 that a file could not be read, and leaves what is there alone', async () => {
    const out = await file('kept.ndjson', 'kept\n');
    const problems: [string, RegExp][] = [
      [path('nowhere.csv'), /^mail-analytics: ENOENT: .*nowhere\.csv/],
      [folder, /^mail-analytics: .* is a directory\n$/],
      [await file('other.csv', 'a,b\n1,2\n'), /^mail-analytics: .*other\.csv: the header: expected .*, got a, b\n$/],
      [await file('empty.csv', ''), /^mail-analytics: .*empty\.csv: the file is empty\n$/],
    ];
    for (const [input, message] of problems) {
      const { code, stdout, stderr } = await run(['import', input, '--out', out]);
      assert.deepEqual([code, stdout], [1, ''], input);
      assert.match(stderr, message);
    }
    assert.equal(await readFile(out, 'utf8'), 'kept\n');
  });

  it('says with 1 that a file could not be written', async () => {
    const { code, stderr } = await run(['import', '-', '--out', path('no/such/folder')], HEADER + ROW);
    assert.equal(code, 1);
    assert.match(stderr, /^mail-analytics: ENOENT: /);
  });

  it('says with 2 that it was called wrongly, and how it is called', async () => {
    const input = await file('same.csv', HEADER + ROW);
    await link(input, path('linked.csv'));
    const wrong: [string[], RegExp][] = [
      [[], /^mail-analytics: a command is missing\n\nUsage: mail-analytics <command>\n/],
      [['fold'], /^mail-analytics: no command is called 'fold'\n\nUsage: mail-analytics <command>\n/],
      [['import'], /^mail-analytics: FILE is missing\n\nUsage: mail-analytics import FILE/],
      [['import', input, input], /^mail-analytics: expected one FILE, got 2\n\nUsage: /],
      [['import', input, '--fast'], /^mail-analytics: .*'--fast'.*\n\nUsage: /],
      [['import', input, '--format', 'fax'], /^mail-analytics: no format is called 'fax'\n\nUsage: /],
      [['import', input, '--out', input], /^mail-analytics: FILE and --out are the same file\n\nUsage: /],
      [['import', input, '--rejected', path('linked.csv')], /^mail-analytics: FILE and --rejected are the same file/],
      [['import', '-', '--out', 'x', '--rejected', './x'], /^mail-analytics: --out and --rejected are the same file/],
    ];
    for (const [args, message] of wrong) {
      const { code, stdout, stderr } = await run(args);
      assert.deepEqual([code, stdout], [2, ''], args.join(' '));
      assert.match(stderr, message);
    }
    assert.equal(await readFile(input, 'utf8'), HEADER + ROW);
  });

  it('shows help and version on standard output', async () => {
    const { version } = JSON.parse(await readFile(join(ROOT, 'package.json'), 'utf8')) as { version: string };
    for (const [args, expected] of [
      [['--help'], /^Usage: mail-analytics <command>\n/],
      [['import', '--help'], /^Usage: mail-analytics import FILE [^]*neutral[^]*sendgrid/],
      [['import', '--version'], new RegExp(`^${version}\n$`)],
      [['--version'], new RegExp(`^${version}\n$`)],
    ] as const) {
      const { code, stdout, stderr } = await run(args);
      assert.deepEqual([code, stderr], [0, ''], args.join(' '));
      assert.match(stdout, expected);
    }
  });

  it('ends quietly when nobody reads its output any more', async () => {
    const input = await file('long.csv', HEADER + ROW.repeat(50_000));
    const child = start(['import', input]);
    child.stdout?.once('data', () => child.stdout?.destroy());
    let stderr = '';
    child.stderr?.setEncoding('utf8').on('data', (text: string) => (stderr += text));
    assert.deepEqual([...((await once(child, 'close')) as unknown[]), stderr], [0, null, '']);
  });

  it('shows how far it is, every five seconds where there is no terminal', async () => {
    const child = start(['import', '-']);
    child.stdin?.write(HEADER + ROW);
    const ended = endOf(child);
    await once(child.stderr ?? assert.fail(), 'data');
    child.stdin?.end(ROW);
    const [first, last] = (await ended).stderr.split('\n');
    assert.match(first ?? '', /^1 line, 1 event, 0 rejected, 0 lines a second$/);
    assert.match(last ?? '', /^2 lines in \d+\.\d s .*: 2 events, 0 rejected$/);
  });

  it('reads a file of 200,000 lines in little memory, and tells its rate', async () => {
    const input = path('large.csv');
    const stream = createWriteStream(input);
    stream.write(`${HEADER.trimEnd()},reason,userAgent,messageRef\n`);
    for (let index = 0; index < 200_000; index += 1) {
      const wrong = index % 1000 === 999 ? 'soon' : String(1_772_452_800 + index);
      const row = `opened,person-${String(index)}@example.com,${wrong},"said ""no"", twice",Mail/1 (made up),m-${String(index)}\n`;
      if (!stream.write(row)) await once(stream, 'drain');
    }
    stream.end();
    await once(stream, 'close');
    const out = path('large.ndjson');
    const { code, stderr } = await endOf(start(['import', input, '--out', out], ['--import', PEAK]));
    assert.equal(code, 1);
    const report = /^200,000 lines in [\d.]+ s \(([\d,]+) a second\): 199,800 events, 200 rejected$/m.exec(stderr);
    assert.ok(Number(report?.[1]?.replaceAll(',', '')) > 2000, stderr);
    assert.match(stderr, /^line 1001: time: .*\nline 2001: /m);
    assert.match(stderr, /^and 180 more \(--rejected FILE keeps all of them\)$/m);
    assert.ok(Number(/^peak (\d+)$/m.exec(stderr)?.[1]) < 150, stderr);
    assert.equal((await readFile(out, 'utf8')).split('\n').length, 199_801);
  });
});
