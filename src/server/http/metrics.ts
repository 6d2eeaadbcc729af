/** Bounds of the durations that are counted apart, in seconds. */
const BOUNDS = [0.005, 0.025, 0.1, 0.25, 1, 2.5, 10] as const;

type Labels = Readonly<Record<string, string>>;

interface Duration {
  labels: Labels;
  buckets: number[];
  count: number;
  sum: number;
}

/** What the server counts of itself since it started, as OpenMetrics text. */
export class Metrics {
  #counters = new Map<string, Map<string, { labels: Labels; value: number }>>();
  #durations = new Map<string, Duration>();
  #gauges = new Map<string, () => number>();

  /** Counts up. Labels are few and known: never an id, nor an address. */
  count(name: CounterName, labels: Labels, by = 1): void {
    const series = this.#counters.get(name) ?? new Map<string, { labels: Labels; value: number }>();
    this.#counters.set(name, series);
    const key = textOf(labels);
    const counter = series.get(key) ?? { labels, value: 0 };
    counter.value += by;
    series.set(key, counter);
  }

  /** Counts a request and how long its answer took, in seconds. */
  time(labels: Labels, seconds: number): void {
    const key = textOf(labels);
    const duration = this.#durations.get(key) ?? { labels, buckets: BOUNDS.map(() => 0), count: 0, sum: 0 };
    this.#durations.set(key, duration);
    BOUNDS.forEach((bound, index) => {
      if (seconds <= bound) duration.buckets[index] = (duration.buckets[index] ?? 0) + 1;
    });
    duration.count += 1;
    duration.sum += seconds;
  }

  /** A number that is looked up when it is asked for. */
  gauge(name: GaugeName, value: () => number): void {
    this.#gauges.set(name, value);
  }

  /** https://prometheus.io/docs/specs/om/open_metrics_spec/ */
  text(): string {
    const lines: string[] = [];
    for (const [name, help] of Object.entries(COUNTERS)) {
      lines.push(...headOf(name, 'counter', help));
      for (const { labels, value } of this.#counters.get(name)?.values() ?? []) {
        lines.push(`${PREFIX}${name}_total${textOf(labels)} ${String(value)}`);
      }
    }
    for (const [name, help] of Object.entries(GAUGES)) {
      lines.push(...headOf(name, 'gauge', help), `${PREFIX}${name} ${String(this.#gauges.get(name)?.() ?? 0)}`);
    }
    lines.push(...headOf('request_seconds', 'histogram', 'Time until a request was answered.'));
    lines.push(`# UNIT ${PREFIX}request_seconds seconds`);
    for (const duration of this.#durations.values()) lines.push(...linesOf(duration));
    return [...lines, '# EOF', ''].join('\n');
  }
}

const PREFIX = 'mail_analytics_';

const COUNTERS = {
  requests: 'Requests answered.',
  webhook_events: 'Events of webhooks: added, known already, of messages that are not announced, not readable.',
  webhook_refusals: 'Webhooks that were not taken.',
  streams_dropped: 'Change streams that were ended because their reader was too slow.',
} as const;

type CounterName = keyof typeof COUNTERS;

const GAUGES = {
  streams: 'Change streams that are open.',
  webhooks_in_progress: 'Webhooks that are being kept.',
} as const;

type GaugeName = keyof typeof GAUGES;

function headOf(name: string, type: string, help: string): string[] {
  return [`# TYPE ${PREFIX}${name} ${type}`, `# HELP ${PREFIX}${name} ${help}`];
}

function linesOf({ labels, buckets, count, sum }: Duration): string[] {
  const name = `${PREFIX}request_seconds`;
  const bucketLines = buckets.map(
    (value, index) => `${name}_bucket${textOf({ ...labels, le: String(BOUNDS[index]) })} ${String(value)}`,
  );
  return [
    ...bucketLines,
    `${name}_bucket${textOf({ ...labels, le: '+Inf' })} ${String(count)}`,
    `${name}_count${textOf(labels)} ${String(count)}`,
    `${name}_sum${textOf(labels)} ${String(sum)}`,
  ];
}

function textOf(labels: Labels): string {
  const pairs = Object.entries(labels).map(([name, value]) => `${name}="${escaped(value)}"`);
  return pairs.length === 0 ? '' : `{${pairs.join(',')}}`;
}

function escaped(value: string): string {
  return value.replace(/\\/g, '\\\\').replace(/"/g, '\\"').replace(/\n/g, '\\n');
}
