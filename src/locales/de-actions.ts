import { pluralsOf } from './plurals.js';
import type { ActionsStrings } from './action-strings.js';

const plural = pluralsOf<'one'>('de');

/** German of what a host can do with recipients. */
export const actions: ActionsStrings = {
  label: 'Aktionen',
  notOpened: (count, formatted) =>
    plural(count, {
      one: 'Bei 1 Person nachfassen, die nicht geöffnet hat',
      other: `Bei ${formatted} Personen nachfassen, die nicht geöffnet haben`,
    }),
  all: {
    'follow-up': (count, formatted) =>
      plural(count, { one: 'Bei 1 Person nachfassen', other: `Bei ${formatted} Personen nachfassen` }),
    'fix-address': (count, formatted) =>
      plural(count, { one: '1 Adresse korrigieren', other: `${formatted} Adressen korrigieren` }),
    suppress: (count, formatted) => plural(count, { one: '1 Adresse sperren', other: `${formatted} Adressen sperren` }),
  },
  one: { 'follow-up': 'Nachfassen', 'fix-address': 'Adresse korrigieren', suppress: 'Adresse sperren' },
  about: {
    'follow-up':
      'Noch einmal an alle schreiben, die die E-Mail haben, außer an Abgemeldete und an Personen, die Spam gemeldet haben',
    'fix-address': 'Die E-Mail ist wegen der Adresse nicht angekommen',
    suppress:
      'Nicht mehr an Hard Bounces, falsche Adressen, Abgemeldete und Personen schreiben, die Spam gemeldet haben',
  },
  counting: 'Empfänger werden gezählt',
  uncertain: 'Wer geöffnet hat, ist nicht sicher: Bilder können blockiert sein, und auch Software öffnet E-Mails.',
  machines: (count, formatted) =>
    plural(count, {
      one: 'Davon hat Software 1 E-Mail geöffnet.',
      other: `Davon hat Software ${formatted} E-Mails geöffnet.`,
    }),
  progress: (read, total) => `${read} von ${total} übergeben`,
  handed: (_count, formatted) => `${formatted} Empfänger an diese Seite übergeben`,
  failed: 'Empfänger konnten nicht übergeben werden',
};
