/** German. */
import { pluralsOf } from './plurals.js';
import type {
  AnalyticsStrings,
  ExplanationStrings,
  IconStrings,
  LegendStrings,
  PopoverStrings,
  ProblemStrings,
  RecipientsStrings,
  StatusNames,
} from './strings.js';

export { actions } from './de-actions.js';
export { columns, csv, drawer, links, summary, timeline, views, why } from './de-details.js';
export { reasons } from './de-reasons.js';

const plural = pluralsOf<'one'>('de');

export const statuses: StatusNames = {
  processed: 'Verarbeitet',
  deferred: 'Verzögert',
  delivered: 'Zugestellt',
  opened: 'Geöffnet',
  clicked: 'Geklickt',
  bounced: 'Unzustellbar',
  dropped: 'Verworfen',
  'spam-report': 'Spam-Meldung',
  unsubscribed: 'Abgemeldet',
};

export const icon: IconStrings = {
  label: (name, subject) => (subject ? `${name}: ${subject}` : name),
  loading: 'Status wird geladen',
  unknown: 'Kein Status',
  failed: 'Status konnte nicht geladen werden',
};

export const explanations: ExplanationStrings = {
  statuses: {
    processed: 'Zum Versand angenommen; der empfangende Mailserver hat noch nicht geantwortet.',
    deferred: 'Der empfangende Mailserver hat die Zustellung vorübergehend abgelehnt; sie wird erneut versucht.',
    delivered:
      'Der empfangende Mailserver hat die E-Mail angenommen. Er kann sie danach noch aussortieren; das lässt sich nicht erkennen.',
    opened: 'Geöffnet; kein Link wurde angeklickt.',
    clicked: 'Ein Link wurde angeklickt.',
    bounced: 'Nie im Posteingang angekommen: Das Mailsystem hat die E-Mail zurückgeschickt.',
    dropped: 'Nicht gesendet, weil diese Adresse früher unzustellbar war, sich abgemeldet oder Spam gemeldet hat.',
    'spam-report': 'Die angeschriebene Person hat die E-Mail als Spam markiert.',
    unsubscribed: 'Diese Person möchte keine weiteren E-Mails.',
  },
  clickedUnopened: 'Ein Link wurde angeklickt; ein Öffnen wurde nicht beobachtet.',
  machineOpened: 'Automatisch von einem Mailprogramm geöffnet; ob eine Person sie gelesen hat, ist offen.',
  bounceClasses: {
    hard: 'Hard Bounce: Die Adresse funktioniert nicht.',
    soft: 'Soft Bounce: Die E-Mail konnte diesmal nicht zugestellt werden.',
    block: 'Blockiert: Der Mailserver hat die E-Mail abgelehnt, nicht die Adresse.',
  },
  dropOrigins: {
    bounced: 'Nicht gesendet, weil diese Adresse früher unzustellbar war.',
    unsubscribed: 'Nicht gesendet, weil sich diese Person früher abgemeldet hat.',
    'spam-report': 'Nicht gesendet, weil diese Person früher Spam gemeldet hat.',
    invalid: 'Nicht gesendet, weil die Adresse ungültig ist.',
    quota: 'Nicht gesendet, weil das Versandkontingent aufgebraucht war.',
    content: 'Nicht gesendet wegen des Inhalts der E-Mail.',
    other: 'Nicht gesendet: Der Maildienst hat den Versand verweigert.',
  },
};

export const problem: ProblemStrings = {
  title: 'Das konnte nicht geladen werden',
  tryAgain: 'Erneut versuchen',
  noAdapter: 'Keine Datenquelle angegeben: Das Element braucht „src“ oder „adapter“.',
  refresh: (count, formatted) =>
    `${plural(count, { one: '1 Änderung', other: `${formatted} Änderungen` })} · neu sortieren`,
  changed: 'Zeilen haben sich geändert; sie können neu sortiert werden.',
};

export const popover: PopoverStrings = {
  unknown: 'Zu dieser E-Mail ist nichts bekannt.',
  subject: 'Betreff',
  from: 'Von',
  to: 'An',
  since: 'Seit',
  reason: 'Grund',
  opens: (count, formatted) => plural(count, { one: '1 Öffnung', other: `${formatted} Öffnungen` }),
  clicks: (count, formatted) => plural(count, { one: '1 Klick', other: `${formatted} Klicks` }),
  noSubject: '(kein Betreff)',
  showMailing: 'Mailing anzeigen',
};

const reached = {
  delivered: 'zugestellt',
  bounced: 'unzustellbar',
  dropped: 'verworfen',
  deferred: 'verzögert',
  pending: 'ausstehend',
  opened: 'geöffnet',
  clicked: 'geklickt',
  'spam-report': 'als Spam gemeldet',
  unsubscribed: 'abgemeldet',
  'machine-opened': 'automatisch geöffnet',
} as const;

export const analytics: AnalyticsStrings = {
  title: 'E-Mail-Analyse',
  columns: {
    subject: 'Betreff',
    'sending-user': 'Absender',
    'sending-email': 'Absenderadresse',
    status: 'Status',
    sent: 'Gesendet',
    date: 'Datum',
    delivered: 'Zugestellt',
    opened: 'Geöffnet',
    clicked: 'Geklickt',
    bounced: 'Unzustellbar',
    dropped: 'Verworfen',
    deferred: 'Verzögert',
    'spam-report': 'Spam',
  },
  statuses: {
    draft: 'Entwurf',
    scheduled: 'Geplant',
    sending: 'Läuft',
    sent: 'Gesendet',
    failed: 'Fehler',
    cancelled: 'Gestoppt',
  },
  showRecipients: (count, what, subject) => `${count} ${what}: diese Empfänger von „${subject}“ anzeigen`,
  reached,
  share: (numerator, denominator) => `${numerator} von ${denominator}`,
  of: (denominator) => `von ${denominator}`,
  mailings: (count, formatted) => plural(count, { one: '1 Mailing', other: `${formatted} Mailings` }),
  search: 'Betreff, Absender oder Adresse suchen',
  all: 'Alle E-Mails',
  filterByStatus: 'Nach Status filtern',
  range: 'Zeitraum',
  ranges: {
    all: 'Gesamte Zeit',
    '7d': 'Letzte 7 Tage',
    '30d': 'Letzte 30 Tage',
    '90d': 'Letzte 90 Tage',
    custom: 'Von … bis …',
  },
  from: 'Von',
  to: 'Bis',
  sortBy: 'Sortieren nach',
  ascending: 'aufsteigend',
  descending: 'absteigend',
  noSubject: '(kein Betreff)',
  none: 'noch keine',
  empty: 'Es wurden noch keine E-Mails gesendet',
  emptyHint: 'Mailings erscheinen hier, sobald sie gesendet werden.',
  nothingFound: 'Kein passendes Mailing',
  clearFilters: 'Filter zurücksetzen',
  loading: 'Mailings werden geladen',
  close: 'Schließen',
  recipientsOf: 'Empfänger von',
  live: 'Live',
  liveOff: 'Live-Aktualisierung ist aus',
  paused: (count, formatted) => (count === 0 ? 'Pausiert' : `Pausiert · ${formatted} ausstehend`),
  pause: 'Live-Aktualisierung anhalten',
  resume: 'Live-Aktualisierung fortsetzen',
  offline: 'Offline: angezeigt wird, was geladen wurde',
  chooseColumns: 'Spalten',
  columnWidth: (column) => `Breite von ${column}`,
  totalOf: (count, formatted) =>
    plural(count, { one: 'Summe aus 1 gesendeten Mailing', other: `Summe aus ${formatted} gesendeten Mailings` }),
  sortedBy: (column, direction) => `Sortiert nach ${column}, ${direction}`,
  exportCsv: 'CSV exportieren',
};

export const recipients: RecipientsStrings = {
  label: 'Empfänger',
  columns: { name: 'Name', email: 'E-Mail', status: 'Status', date: 'Datum', 'last-event': 'Letztes Ereignis' },
  search: 'Name oder Adresse suchen',
  all: 'Alle',
  filterByStatus: 'Nach Status filtern',
  only: (what) => `Nur ${what}`,
  removeFilter: (filter) => `Filter entfernen: ${filter}`,
  reached,
  recipients: (_count, formatted) => `${formatted} Empfänger`,
  unsubscribed: 'Abgemeldet',
  showPerson: (name) => `${name} anzeigen`,
  empty: 'Dieses Mailing hat keine Empfänger',
  nothingFound: 'Keine passenden Empfänger',
  clearFilters: 'Filter zurücksetzen',
  loading: 'Empfänger werden geladen',
  exportCsv: 'CSV exportieren',
  history: 'Verlauf',
  showHistory: (name) => `Verlauf von ${name}`,
  links: 'Links',
  newTab: 'öffnet in neuem Tab',
};

export const legend: LegendStrings = { label: 'Was die Statussymbole bedeuten' };
