/** German of what is shown on demand: numbers, timeline, links, drawer, exported files. */
import { pluralsOf } from './plurals.js';
import type {
  ColumnsStrings,
  CsvStrings,
  DrawerStrings,
  LinksStrings,
  SummaryStrings,
  TimelineStrings,
  WhyStrings,
} from './strings.js';
import type { ViewsStrings } from './views-strings.js';

const plural = pluralsOf<'one'>('de');

export const why: WhyStrings = {
  question: 'Warum dieser Status?',
  rules: {
    processed: 'Die E-Mail wurde zum Versand angenommen; seitdem wurde nichts gemeldet.',
    deferred: 'Die Zustellung wurde aufgeschoben; gemeldet ist sie bisher nicht.',
    delivered:
      'Die Zustellung zählt, bis eine Person die E-Mail öffnet oder einen Link anklickt. Was Software öffnet, ändert daran nichts.',
    opened: 'Das Öffnen durch eine Person zählt mehr als die Zustellung. Erneutes Öffnen ändert den Zeitpunkt nicht.',
    clicked: 'Ein Klick zählt mehr als Öffnen und Zustellung. Ein weiterer Klick ändert den Zeitpunkt nicht.',
    bounced:
      'Ein Soft Bounce oder eine Blockierung zählt, bis die E-Mail doch noch zugestellt, geöffnet oder angeklickt wird.',
    dropped: 'Der Maildienst hat die E-Mail nicht gesendet; es kann also nichts weiter folgen.',
    'spam-report': 'Eine Spam-Meldung zählt mehr als alles andere, und nichts nimmt sie zurück.',
    unsubscribed: 'Diese Seite zeigt eine Abmeldung vor anderen Status an.',
  },
  hardBounce: 'Ein Hard Bounce zählt mehr als eine Zustellung, auch wenn diese vorher gemeldet wurde.',
  events: 'Was aufgezeichnet wurde',
};

export const columns: ColumnsStrings = {
  label: 'Spalten auswählen',
  moveUp: (column) => `${column} nach oben`,
  moveDown: (column) => `${column} nach unten`,
  place: (column, place, count) => `${column}: Platz ${String(place)} von ${String(count)}`,
  reset: 'Spalten zurücksetzen',
};

export const views: ViewsStrings = {
  label: 'Ansichten',
  changed: 'geändert',
  empty: 'Noch ist keine Ansicht gespeichert.',
  name: 'Name der Ansicht',
  saveNew: 'Als neue Ansicht speichern',
  save: (name) => `Änderungen an „${name}“ speichern`,
  atStart: (name) => `„${name}“ beim Öffnen zeigen`,
  rename: (name) => `„${name}“ umbenennen`,
  remove: (name) => `„${name}“ löschen`,
  removed: (name) => `„${name}“ wurde gelöscht.`,
  undo: 'Rückgängig',
  taken: (name) => `Eine Ansicht „${name}“ gibt es schon.`,
  failed: 'Die Ansichten konnten nicht gelesen oder gespeichert werden.',
};

export const summary: SummaryStrings = {
  label: 'Übersicht',
  failed: 'Die Zahlen konnten nicht aktualisiert werden',
  none: 'noch keine',
  parts: {
    delivered: (numerator, denominator) => `${numerator} von ${denominator} gesendeten`,
    opened: (numerator, denominator) => `${numerator} von ${denominator} zugestellten`,
    clicked: (numerator, denominator) => `${numerator} von ${denominator} zugestellten`,
    bounced: (numerator, denominator) => `${numerator} von ${denominator} gesendeten`,
  },
  points: (formatted) => `${formatted} Pp.`,
  before: (value) => `${value} im gleich langen Zeitraum davor`,
  verdicts: { better: 'besser', worse: 'schlechter', same: 'unverändert' },
  chart: {
    titles: {
      hour: 'E-Mails nach Stunde',
      day: 'E-Mails nach Tag',
      week: 'E-Mails nach Woche',
      month: 'E-Mails nach Monat',
    },
    steps: { hour: 'Stunde', day: 'Tag', week: 'Woche', month: 'Monat' },
    series: 'Was angezeigt wird',
    views: { bars: 'Balken', lines: 'Linien', table: 'Tabelle' },
    view: 'Art der Darstellung',
    description: (title, from, to) => `${title}, von ${from} bis ${to}`,
    empty: 'In diesem Zeitraum wurden keine E-Mails gesendet',
  },
};

export const timeline: TimelineStrings = {
  label: (name) => `Verlauf der E-Mail an ${name}`,
  loading: 'Der Verlauf wird geladen',
  empty: 'Zu dieser E-Mail wurde noch nichts aufgezeichnet.',
  decides: 'Bestimmt den Status',
  openedAgain: 'Erneut geöffnet',
  clickedAgain: 'Erneut geklickt',
  openedBySoftware: 'Von Software geöffnet',
  clickedBySoftware: 'Link von Software aufgerufen',
  resubscribed: 'Wieder angemeldet',
  other: 'Anderes Ereignis',
  accepted: 'Zum Versand angenommen',
  program: (program, system) => `${program} auf ${system}`,
  time: 'Zeitpunkt',
  reply: 'Im Wortlaut',
  code: 'Code',
  link: 'Link',
  userAgent: 'Programm',
  ip: 'IP-Adresse',
  event: 'Gemeldet als',
};

export const links: LinksStrings = {
  label: 'Angeklickte Links',
  loading: 'Links werden geladen',
  empty: 'Noch wurde kein Link angeklickt.',
  clicks: (count, formatted) => plural(count, { one: '1 Klick', other: `${formatted} Klicks` }),
  recipients: (_count, formatted) => `${formatted} Empfänger`,
};

export const drawer: DrawerStrings = {
  filterByOutcome: 'Danach filtern, was aus der E-Mail wurde',
  part: (name, count, sent) => `${name} ${count} von ${sent}`,
  width: 'Breite des Bereichs',
  pixels: (formatted) => `${formatted} Pixel`,
};

export const csv: CsvStrings = {
  label: 'Export',
  cancel: 'Export abbrechen',
  progress: (read, total) => `${read} von ${total}`,
  done: (count, formatted) => plural(count, { one: '1 Zeile exportiert', other: `${formatted} Zeilen exportiert` }),
  cancelled: 'Export abgebrochen',
  failed: 'Der Export wurde unterbrochen',
  files: { mailings: 'mailings', recipients: 'empfaenger' },
  recipients: {
    opens: 'Öffnungen',
    clicks: 'Klicks',
    unsubscribed: 'Abgemeldet',
    'machine-opened': 'Automatisch geöffnet',
    reason: 'Grund',
    'reason-code': 'Grundcode',
    'bounce-class': 'Bounce-Art',
    'message-id': 'Nachrichten-ID',
  },
  mailings: {
    pending: 'Ausstehend',
    unsubscribed: 'Abgemeldet',
    'machine-opened': 'Automatisch geöffnet',
    'total-opens': 'Öffnungen gesamt',
    'total-clicks': 'Klicks gesamt',
    'mailing-id': 'Mailing-ID',
  },
  rates: {
    delivered: 'Zustellrate (von gesendet)',
    opened: 'Öffnungsrate (von zugestellt)',
    clicked: 'Klickrate (von zugestellt)',
    bounced: 'Bounce-Rate (von gesendet)',
    dropped: 'Verwerfungsrate (von gesendet)',
    deferred: 'Verzögerungsrate (von gesendet)',
    'spam-report': 'Spam-Melderate (von zugestellt)',
  },
  bounceClasses: { hard: 'Hard', soft: 'Soft', block: 'Blockiert' },
  yes: 'Ja',
  no: 'Nein',
};
