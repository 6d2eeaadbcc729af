// Making one takes as long as asking it ten times, and a summary asks for hundreds of days of one zone.
let latest: { timeZone: string; format: Intl.DateTimeFormat } | undefined;

/**
 * How far the clocks of a time zone are ahead of UTC.
 *
 * @param timeZone - An IANA zone, "Europe/Berlin".
 * @returns what tells it of an instant, both in milliseconds.
 * @throws {RangeError} if the zone does not exist.
 */
export function offsetIn(timeZone: string): (instant: number) => number {
  if (latest?.timeZone !== timeZone) latest = { timeZone, format: makeFormat(timeZone) };
  const { format } = latest;
  return (instant) => {
    const parts = Object.fromEntries(format.formatToParts(instant).map(({ type, value }) => [type, value]));
    const { year = '', month = '', day = '', hour = '', minute = '', second = '' } = parts;
    const local = Date.parse(`${year.padStart(4, '0')}-${month}-${day}T${hour}:${minute}:${second}Z`);
    return local - Math.floor(instant / 1000) * 1000;
  };
}

function makeFormat(timeZone: string): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat('en-US', {
    timeZone,
    calendar: 'iso8601',
    numberingSystem: 'latn',
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  });
}
