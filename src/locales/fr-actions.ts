import { pluralsOf } from './plurals.js';
import type { ActionsStrings } from './action-strings.js';

const plural = pluralsOf<'one' | 'many'>('fr');

/** French of what a host can do with recipients. */
export const actions: ActionsStrings = {
  label: 'Actions possibles',
  notOpened: (count, formatted) =>
    plural(count, {
      one: `Relancer ${formatted} personne qui n’a pas ouvert`,
      many: `Relancer ${formatted} de personnes qui n’ont pas ouvert`,
      other: `Relancer ${formatted} personnes qui n’ont pas ouvert`,
    }),
  all: {
    'follow-up': (count, formatted) =>
      plural(count, {
        one: `Relancer ${formatted} personne`,
        many: `Relancer ${formatted} de personnes`,
        other: `Relancer ${formatted} personnes`,
      }),
    'fix-address': (count, formatted) =>
      plural(count, {
        one: `Corriger ${formatted} adresse`,
        many: `Corriger ${formatted} d’adresses`,
        other: `Corriger ${formatted} adresses`,
      }),
    suppress: (count, formatted) =>
      plural(count, {
        one: `Exclure ${formatted} adresse`,
        many: `Exclure ${formatted} d’adresses`,
        other: `Exclure ${formatted} adresses`,
      }),
  },
  one: { 'follow-up': 'Relancer', 'fix-address': 'Corriger l’adresse', suppress: 'Exclure l’adresse' },
  about: {
    'follow-up': 'Écrire de nouveau à qui a reçu l’e-mail, sauf désinscriptions et signalements de spam',
    'fix-address': 'L’e-mail n’est pas arrivé à cause de l’adresse',
    suppress:
      'Ne plus écrire aux rebonds définitifs, aux adresses erronées, ni à qui s’est désinscrit ou a signalé un spam',
  },
  counting: 'Comptage des destinataires',
  uncertain:
    'On ne sait jamais avec certitude qui a ouvert\u00a0: les images peuvent être bloquées, et des logiciels ouvrent aussi des e-mails.',
  machines: (count, formatted) =>
    plural(count, {
      one: `Parmi eux, ${formatted} e-mail a été ouvert par un logiciel.`,
      many: `Parmi eux, ${formatted} d’e-mails ont été ouverts par un logiciel.`,
      other: `Parmi eux, ${formatted} e-mails ont été ouverts par un logiciel.`,
    }),
  progress: (read, total) => `${read} sur ${total} transmis`,
  handed: (count, formatted) =>
    plural(count, {
      one: `${formatted} destinataire transmis à cette page`,
      many: `${formatted} de destinataires transmis à cette page`,
      other: `${formatted} destinataires transmis à cette page`,
    }),
  failed: 'Les destinataires n’ont pas pu être transmis',
};
