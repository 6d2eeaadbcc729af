/** French of what is shown on demand: numbers, timeline, links, drawer, exported files. */
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

const plural = pluralsOf<'one' | 'many'>('fr');

export const why: WhyStrings = {
  question: 'Pourquoi ce statut\u202f?',
  rules: {
    processed: 'L’e-mail a été accepté pour l’envoi, et rien n’a été signalé depuis.',
    deferred: 'La remise a été reportée, et n’a pas encore été signalée.',
    delivered:
      'La remise compte jusqu’à ce qu’une personne ouvre l’e-mail ou clique sur un lien. Ce qu’un logiciel ouvre n’y change rien.',
    opened: 'L’ouverture par une personne l’emporte sur la remise. Une nouvelle ouverture ne change pas l’heure.',
    clicked: 'Un clic l’emporte sur les ouvertures et sur la remise. Un nouveau clic ne change pas l’heure.',
    bounced:
      'Un rebond temporaire ou un blocage compte jusqu’à ce que l’e-mail soit malgré tout délivré, ouvert ou cliqué.',
    dropped: 'Le service d’envoi n’a pas envoyé l’e-mail\u202f; rien d’autre ne peut donc suivre.',
    'spam-report': 'Un signalement de spam l’emporte sur tout le reste, et rien ne l’annule.',
    unsubscribed: 'Cette page affiche une désinscription avant les autres statuts.',
  },
  hardBounce: 'Un rebond définitif l’emporte sur une remise, même signalée auparavant.',
  events: 'Ce qui a été enregistré',
};

export const columns: ColumnsStrings = {
  label: 'Choisir les colonnes',
  moveUp: (column) => `Monter «\u00a0${column}\u00a0»`,
  moveDown: (column) => `Descendre «\u00a0${column}\u00a0»`,
  place: (column, place, count) => `${column}\u00a0: position ${String(place)} sur ${String(count)}`,
  reset: 'Réinitialiser les colonnes',
};

export const views: ViewsStrings = {
  label: 'Vues',
  changed: 'modifiée',
  empty: 'Aucune vue n’est encore enregistrée.',
  name: 'Nom de la vue',
  saveNew: 'Enregistrer comme nouvelle vue',
  save: (name) => `Enregistrer les modifications de «\u00a0${name}\u00a0»`,
  atStart: (name) => `Afficher «\u00a0${name}\u00a0» à l’ouverture`,
  rename: (name) => `Renommer «\u00a0${name}\u00a0»`,
  remove: (name) => `Supprimer «\u00a0${name}\u00a0»`,
  removed: (name) => `«\u00a0${name}\u00a0» a été supprimée.`,
  undo: 'Annuler',
  taken: (name) => `Il existe déjà une vue «\u00a0${name}\u00a0».`,
  failed: 'Les vues n’ont pas pu être lues ou enregistrées.',
};

export const summary: SummaryStrings = {
  label: 'Synthèse',
  failed: 'Les chiffres n’ont pas pu être actualisés',
  none: 'aucun pour l’instant',
  parts: {
    delivered: (numerator, denominator) => `${numerator} sur ${denominator} envoyés`,
    opened: (numerator, denominator) => `${numerator} sur ${denominator} délivrés`,
    clicked: (numerator, denominator) => `${numerator} sur ${denominator} délivrés`,
    bounced: (numerator, denominator) => `${numerator} sur ${denominator} envoyés`,
  },
  points: (formatted) => `${formatted} pt`,
  before: (value) => `${value} sur la période précédente de même durée`,
  verdicts: { better: 'mieux', worse: 'moins bien', same: 'inchangé' },
  chart: {
    titles: {
      hour: 'E-mails par heure',
      day: 'E-mails par jour',
      week: 'E-mails par semaine',
      month: 'E-mails par mois',
    },
    steps: { hour: 'Heure', day: 'Jour', week: 'Semaine', month: 'Mois' },
    series: 'Séries affichées',
    views: { bars: 'Barres', lines: 'Courbes', table: 'Tableau' },
    view: 'Mode d’affichage',
    description: (title, from, to) => `${title}, du ${from} au ${to}`,
    empty: 'Aucun e-mail n’est parti pendant cette période',
  },
};

export const timeline: TimelineStrings = {
  label: (name) => `Historique de l’e-mail à ${name}`,
  loading: 'Chargement de l’historique',
  empty: 'Rien n’a encore été enregistré pour cet e-mail.',
  decides: 'Détermine le statut',
  openedAgain: 'Ouvert à nouveau',
  clickedAgain: 'Cliqué à nouveau',
  openedBySoftware: 'Ouvert par un logiciel',
  clickedBySoftware: 'Lien suivi par un logiciel',
  resubscribed: 'Réinscription',
  other: 'Autre événement',
  accepted: 'Accepté pour l’envoi',
  program: (program, system) => `${program} sur ${system}`,
  time: 'Heure',
  reply: 'Texte original',
  code: 'Code',
  link: 'Lien',
  userAgent: 'Logiciel',
  ip: 'Adresse IP',
  event: 'Signalé sous le nom de',
};

export const links: LinksStrings = {
  label: 'Liens cliqués',
  loading: 'Chargement des liens',
  empty: 'Aucun lien n’a encore été cliqué.',
  clicks: (count, formatted) =>
    plural(count, { one: `${formatted} clic`, many: `${formatted} de clics`, other: `${formatted} clics` }),
  recipients: (count, formatted) =>
    plural(count, {
      one: `${formatted} destinataire`,
      many: `${formatted} de destinataires`,
      other: `${formatted} destinataires`,
    }),
};

export const drawer: DrawerStrings = {
  filterByOutcome: 'Filtrer selon ce qu’est devenu l’e-mail',
  part: (name, count, sent) => `${name}\u00a0: ${count} sur ${sent}`,
  width: 'Largeur du panneau',
  pixels: (formatted) => `${formatted} pixels`,
};

export const csv: CsvStrings = {
  label: 'Export',
  cancel: 'Annuler l’export',
  progress: (read, total) => `${read} sur ${total}`,
  done: (count, formatted) =>
    plural(count, {
      one: `${formatted} ligne exportée`,
      many: `${formatted} de lignes exportées`,
      other: `${formatted} lignes exportées`,
    }),
  cancelled: 'Export annulé',
  failed: 'L’export s’est interrompu',
  files: { mailings: 'envois', recipients: 'destinataires' },
  recipients: {
    opens: 'Ouvertures',
    clicks: 'Clics',
    unsubscribed: 'Désinscription',
    'machine-opened': 'Ouvert automatiquement',
    reason: 'Motif',
    'reason-code': 'Code du motif',
    'bounce-class': 'Type de rebond',
    'message-id': 'ID du message',
  },
  mailings: {
    pending: 'En attente',
    unsubscribed: 'Désinscriptions',
    'machine-opened': 'Ouverts automatiquement',
    'total-opens': 'Total des ouvertures',
    'total-clicks': 'Total des clics',
    'mailing-id': 'ID de l’envoi',
  },
  rates: {
    delivered: 'Taux de remise (sur envoyés)',
    opened: 'Taux d’ouverture (sur délivrés)',
    clicked: 'Taux de clics (sur délivrés)',
    bounced: 'Taux de rebond (sur envoyés)',
    dropped: 'Taux d’e-mails écartés (sur envoyés)',
    deferred: 'Taux d’e-mails différés (sur envoyés)',
    'spam-report': 'Taux de signalement comme spam (sur délivrés)',
  },
  bounceClasses: { hard: 'Définitif', soft: 'Temporaire', block: 'Bloqué' },
  yes: 'Oui',
  no: 'Non',
};
