/** What a mail was opened or a link followed with, in the names that people know. */
export interface MailProgram {
  /** "Apple Mail", "Chrome". Absent where it is not told. */
  name?: string;
  /** "iPhone", "Windows". Absent where it is not told, or is that of a server in between. */
  system?: string;
}

type Rule = readonly [name: string, words: RegExp];

/** Servers that fetch pictures for the people who read: the system they name is their own, or invented. */
const PROXIES: readonly Rule[] = [
  ['Gmail', /GoogleImageProxy/i],
  ['Yahoo Mail', /YahooMailProxy/i],
];

/** The first that is found decides, since most programs name others with which they are compatible. */
const PROGRAMS: readonly Rule[] = [
  ['Outlook', /outlook|microsoft office|msoffice|ms-office/i],
  ['Thunderbird', /thunderbird/i],
  ['Postbox', /postbox/i],
  ['Samsung Email', /samsungemail|samsung email/i],
  ['Edge', /\bedg(e|a|ios)?\//i],
  ['Opera', /\bopr\/|opera/i],
  ['Samsung Internet', /samsungbrowser/i],
  ['Firefox', /firefox|fxios/i],
  ['Chrome', /chrome|crios|chromium/i],
  ['Safari', /version\/[\d.]+.*safari/i],
  ['Internet Explorer', /msie |trident\//i],
  // Apple's mail programs are its browser engine without the browser.
  ['Apple Mail', /(iphone|ipad|macintosh).*applewebkit\/(?!.*safari)/i],
];

const SYSTEMS: readonly Rule[] = [
  ['iPhone', /iphone|outlook-ios/i],
  ['iPad', /ipad/i],
  ['Android', /android/i],
  ['Windows', /windows/i],
  ['macOS', /macintosh|mac os x|macoutlook/i],
  ['ChromeOS', /\bcros\b/i],
  ['Linux', /linux/i],
];

/** Characters that are looked at: longer ones are no program's. */
const LONGEST = 400;

/**
 * Reads the name of a mail program or browser, and of the system it runs on, from its `User-Agent`, by a few rules: the
 * ones that most mail is read with, and nothing rather than a guess.
 *
 * ```ts
 * mailProgramOf('Microsoft Office/16.0 (Windows NT 10.0; Microsoft Outlook 16.0; Pro)'); // { name: 'Outlook', system: 'Windows' }
 * ```
 */
export function mailProgramOf(userAgent: string | undefined): MailProgram {
  const told = (userAgent ?? '').slice(0, LONGEST);
  const proxy = nameIn(told, PROXIES);
  if (proxy) return { name: proxy };
  const [name, system] = [nameIn(told, PROGRAMS), nameIn(told, SYSTEMS)];
  return { ...(name && { name }), ...(system && { system }) };
}

function nameIn(told: string, rules: readonly Rule[]): string | undefined {
  return rules.find(([, words]) => words.test(told))?.[0];
}
