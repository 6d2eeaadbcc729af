import type { MailingColumn, RecipientColumn } from '../model/query.js';
import type { DropOrigin } from '../model/reason.js';
import type { ReasonKind } from '../model/reason-code.js';
import type { BounceClass, MailingStatus, Reached, Status } from '../model/status.js';

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
  opens: (count: number) => string;
  clicks: (count: number) => string;
  noSubject: string;
  showMailing: string;
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
  analytics: AnalyticsStrings;
  recipients: RecipientsStrings;
  legend: LegendStrings;
}

/** Some of the sentences: what a host sets in place of ours. */
export type StringsOverride = { readonly [Group in keyof Strings]?: Override<Strings[Group]> };

type Override<Value> = Value extends string | ((...args: never[]) => string)
  ? Value
  : { readonly [Key in keyof Value]?: Override<Value[Key]> };
