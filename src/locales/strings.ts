import type {
  MailingFileWords,
  MAILING_FILE_COLUMNS,
  RecipientFileWords,
  RECIPIENT_FILE_COLUMNS,
} from '../model/csv-columns.js';
import type { MailingColumn, RecipientColumn } from '../model/query.js';
import type { DropOrigin } from '../model/reason.js';
import type { ReasonKind } from '../model/reason-code.js';
import type { BounceClass, MailingStatus, Reached, Status } from '../model/status.js';
import type { Step } from '../model/summary-period.js';
import type { TileName } from '../model/summary-tiles.js';
import type { ActionsStrings } from './action-strings.js';
import type { ViewsStrings } from './views-strings.js';

/** What each status is called; every element needs that. */
export type StatusNames = Readonly<Record<Status, string>>;

/** What each status means, and how it came about. */
export interface ExplanationStrings {
  statuses: Readonly<Record<Status, string>>;
  /** In place of that of `clicked` where no open was seen. */
  clickedUnopened: string;
  /** Beside the status where software alone has opened the mail. */
  machineOpened: string;
  bounceClasses: Readonly<Record<BounceClass, string>>;
  dropOrigins: Readonly<Record<DropOrigin, string>>;
}

/** Why a mail did not arrive, in one sentence, and what to do next. */
export type ReasonStrings = Readonly<Record<ReasonKind, Readonly<Record<'sentence' | 'nextStep', string>>>>;

/** Sentences for what went wrong. */
export interface ProblemStrings {
  title: string;
  tryAgain: string;
  noAdapter: string;
  /** How many changes may have altered the order of a list, as an offer to put it in order. */
  refresh: (count: number, formatted: string) => string;
  /** The same for those who listen, without a number, since it is said once. */
  changed: string;
}

/** Sentences of `<email-status-icon>` itself. */
export interface IconStrings {
  /** What a screen reader says of the icon, before any details. */
  label: (status: string, subject: string) => string;
  loading: string;
  unknown: string;
  failed: string;
}

/** Sentences of its popover. */
export interface PopoverStrings {
  unknown: string;
  subject: string;
  from: string;
  to: string;
  since: string;
  reason: string;
  opens: (count: number, formatted: string) => string;
  clicks: (count: number, formatted: string) => string;
  noSubject: string;
  showMailing: string;
}

/** Why a message has the status that it has. */
export interface WhyStrings {
  /** Of the button that opens the answer. */
  question: string;
  /** By which rule each status is chosen from all that happened. */
  rules: Readonly<Record<Status, string>>;
  /** In place of that of `bounced`, for a bounce that nothing heals. */
  hardBounce: string;
  /** Above what was recorded, by which the rule chose. */
  events: string;
}

/** Sentences of `<mail-analytics>`. */
export interface AnalyticsStrings {
  title: string;
  columns: Readonly<Record<MailingColumn, string>>;
  statuses: Readonly<Record<MailingStatus, string>>;
  /** What a number counts, for its button: "41 delivered: show these recipients of Hello". */
  showRecipients: (count: string, reached: string, subject: string) => string;
  reached: Readonly<Record<Reached, string>>;
  /** "3 of 8". */
  share: (numerator: string, denominator: string) => string;
  of: (denominator: string) => string;
  mailings: (count: number, formatted: string) => string;
  search: string;
  all: string;
  filterByStatus: string;
  range: string;
  ranges: Readonly<Record<'all' | '7d' | '30d' | '90d' | 'custom', string>>;
  from: string;
  to: string;
  sortBy: string;
  ascending: string;
  descending: string;
  noSubject: string;
  none: string;
  empty: string;
  emptyHint: string;
  nothingFound: string;
  clearFilters: string;
  loading: string;
  close: string;
  recipientsOf: string;
  live: string;
  liveOff: string;
  /** Of changes that have come while it is paused. */
  paused: (count: number, formatted: string) => string;
  /** What a press on “Live” does, and on what stands there while it is paused. */
  pause: string;
  resume: string;
  offline: string;
  /** Of the button that opens the list of columns. */
  chooseColumns: string;
  /** Of the edge by which a column is made wider. */
  columnWidth: (column: string) => string;
  /** Of the foot of the table, with the sums. */
  totalOf: (count: number, formatted: string) => string;
  /** Read out after a table has been sorted: "Sorted by Opened, descending". */
  sortedBy: (column: string, direction: string) => string;
  exportCsv: string;
}

/** Sentences of the tiles and the chart above the table of `<mail-analytics>`. */
export interface SummaryStrings {
  label: string;
  /** The numbers on screen, if any, are those of before. */
  failed: string;
  /** In place of a number where there is nothing to count or to divide by. */
  none: string;
  /** Both parts of a rate: "8,886 of 9,260 sent". */
  parts: Readonly<Record<Exclude<TileName, 'sent'>, (numerator: string, denominator: string) => string>>;
  /** A difference of percentages, with its sign: "+0.6 pts". */
  points: (formatted: string) => string;
  /** What a number was in the period of the same length before. */
  before: (value: string) => string;
  /** What a change is, beyond its sign: of bounces, fewer are better. */
  verdicts: Readonly<Record<'better' | 'worse' | 'same', string>>;
  chart: ChartStrings;
}

/** Sentences of the chart; its series are called as the columns of the table. */
export interface ChartStrings {
  titles: Readonly<Record<Step, string>>;
  /** Heads of the column that says when. */
  steps: Readonly<Record<Step, string>>;
  /** Of the buttons that show a series or leave it out. */
  series: string;
  /** Of the buttons that choose between bars, lines and a table. */
  view: string;
  views: Readonly<Record<'bars' | 'lines' | 'table', string>>;
  /** What a screen reader says of the picture: "Mail by day, from 26 Oct 2026 to 24 Nov 2026". */
  description: (title: string, from: string, to: string) => string;
  empty: string;
}

/** Sentences of `<mail-recipients>`. */
export interface RecipientsStrings {
  label: string;
  columns: Readonly<Record<RecipientColumn, string>>;
  search: string;
  all: string;
  filterByStatus: string;
  only: (reached: string) => string;
  removeFilter: (filter: string) => string;
  reached: Readonly<Record<Reached, string>>;
  recipients: (count: number, formatted: string) => string;
  unsubscribed: string;
  showPerson: (name: string) => string;
  empty: string;
  nothingFound: string;
  clearFilters: string;
  loading: string;
  exportCsv: string;
  /** Of the column that opens what happened to a mail. */
  history: string;
  /** Of its button, for one person. */
  showHistory: (name: string) => string;
  /** Of the button that shows which links were clicked. */
  links: string;
  /** For those who do not see where a link leads. */
  newTab: string;
}

/** What happened to the mail of one recipient. */
export interface TimelineStrings {
  label: (name: string) => string;
  loading: string;
  empty: string;
  /** Beside the event at which the status became what it is. */
  decides: string;
  openedAgain: string;
  clickedAgain: string;
  openedBySoftware: string;
  clickedBySoftware: string;
  resubscribed: string;
  /** An event that is kept for the record alone. */
  other: string;
  accepted: string;
  /** What it was opened with: "Apple Mail on iPhone". */
  program: (program: string, system: string) => string;
  /** With the zone. */
  time: string;
  /** What a mail server said. */
  reply: string;
  code: string;
  link: string;
  userAgent: string;
  ip: string;
  /** What the provider calls the event. */
  event: string;
}

/** Which links of a mailing were clicked. */
export interface LinksStrings {
  label: string;
  loading: string;
  empty: string;
  clicks: (count: number, formatted: string) => string;
  /** How many people clicked a link. */
  recipients: (count: number, formatted: string) => string;
}

/** The list in which columns are chosen. */
export interface ColumnsStrings {
  label: string;
  moveUp: (column: string) => string;
  moveDown: (column: string) => string;
  /** Read out after one was moved: "Opened: place 3 of 13". */
  place: (column: string, place: number, count: number) => string;
  reset: string;
}

/** The drawer around the recipients of a mailing. */
export interface DrawerStrings {
  /** Of the parts of the ribbon, each of which filters. */
  filterByOutcome: string;
  /** Of one of them: "Opened 149 of 308". */
  part: (name: string, count: string, sent: string) => string;
  /** Of the edge by which the drawer is made wider. */
  width: string;
  pixels: (formatted: string) => string;
}

/** What an exported file and its making say; the columns that are on screen too have their words there. */
export interface CsvStrings
  extends Pick<MailingFileWords, 'rates'>, Pick<RecipientFileWords, 'bounceClasses' | 'yes' | 'no'> {
  label: string;
  cancel: string;
  /** How far it is: "12,000 of 308,000". */
  progress: (read: string, total: string) => string;
  done: (count: number, formatted: string) => string;
  cancelled: string;
  failed: string;
  /** How the names of files begin. */
  files: Readonly<Record<'mailings' | 'recipients', string>>;
  recipients: Readonly<Record<(typeof RECIPIENT_FILE_COLUMNS)[number], string>>;
  mailings: Readonly<Record<(typeof MAILING_FILE_COLUMNS)[number], string>>;
}

/** Sentences of `<mail-status-legend>`. */
export interface LegendStrings {
  label: string;
}

/** Every sentence there is. A host may replace any, on any element. */
export interface Strings {
  statuses: StatusNames;
  explanations: ExplanationStrings;
  reasons: ReasonStrings;
  problem: ProblemStrings;
  icon: IconStrings;
  popover: PopoverStrings;
  why: WhyStrings;
  analytics: AnalyticsStrings;
  summary: SummaryStrings;
  recipients: RecipientsStrings;
  timeline: TimelineStrings;
  links: LinksStrings;
  drawer: DrawerStrings;
  columns: ColumnsStrings;
  actions: ActionsStrings;
  views: ViewsStrings;
  csv: CsvStrings;
  legend: LegendStrings;
}

/** Some of the sentences: what a host sets in place of ours. */
export type StringsOverride = { readonly [Group in keyof Strings]?: Override<Strings[Group]> };

type Override<Value> = Value extends string | ((...args: never[]) => string)
  ? Value
  : { readonly [Key in keyof Value]?: Override<Value[Key]> };
