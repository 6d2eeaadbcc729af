/** French. */
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

export { actions } from './fr-actions.js';
export { columns, csv, drawer, links, summary, timeline, views, why } from './fr-details.js';
export { reasons } from './fr-reasons.js';

const plural = pluralsOf<'one' | 'many'>('fr');

export const statuses: StatusNames = {
  processed: 'Traité',
  deferred: 'Différé',
  delivered: 'Délivré',
  opened: 'Ouvert',
  clicked: 'Cliqué',
  bounced: 'Rebond',
  dropped: 'Écarté',
  'spam-report': 'Spam',
  unsubscribed: 'Désinscription',
};

export const icon: IconStrings = {
  label: (name, subject) => (subject ? `${name}\u00a0: ${subject}` : name),
  loading: 'Chargement du statut',
  unknown: 'Aucun statut',
  failed: 'Le statut n’a pas pu être chargé',
};

export const explanations: ExplanationStrings = {
  statuses: {
    processed: 'Accepté pour l’envoi\u202f; le serveur de messagerie du destinataire n’a pas encore répondu.',
    deferred:
      'Le serveur de messagerie du destinataire a refusé temporairement la remise\u202f; de nouvelles tentatives sont en cours.',
    delivered:
      'Le serveur de messagerie du destinataire a accepté l’e-mail. Il peut encore le filtrer ensuite\u202f; impossible de le savoir.',
    opened: 'Ouvert\u202f; aucun lien n’a été cliqué.',
    clicked: 'Un lien a été cliqué.',
    bounced: 'Jamais arrivé dans la boîte de réception\u00a0: le système de messagerie l’a renvoyé.',
    dropped:
      'Non envoyé, car cette adresse a auparavant donné lieu à un rebond, à une désinscription ou à un signalement de spam.',
    'spam-report': 'L’e-mail a été marqué comme spam par son destinataire.',
    unsubscribed: 'Cette personne ne souhaite plus recevoir d’e-mails.',
  },
  clickedUnopened: 'Un lien a été cliqué\u202f; aucune ouverture n’a été observée.',
  machineOpened: 'Ouvert automatiquement par un logiciel de messagerie\u202f; rien ne dit si quelqu’un l’a lu ou non.',
  bounceClasses: {
    hard: 'Rebond définitif (hard bounce)\u00a0: l’adresse ne fonctionne pas.',
    soft: 'Rebond temporaire (soft bounce)\u00a0: l’e-mail n’a pas pu être remis cette fois-ci.',
    block: 'Bloqué\u00a0: le serveur de messagerie a refusé l’e-mail, pas l’adresse.',
  },
  dropOrigins: {
    bounced: 'Non envoyé, car cette adresse a auparavant donné lieu à un rebond.',
    unsubscribed: 'Non envoyé, car cette personne s’est auparavant désinscrite.',
    'spam-report': 'Non envoyé, car cette personne a auparavant signalé un spam.',
    invalid: 'Non envoyé, car l’adresse n’est pas valide.',
    quota: 'Non envoyé, car le quota d’envoi était épuisé.',
    content: 'Non envoyé, en raison du contenu de l’e-mail.',
    other: 'Non envoyé\u00a0: le service d’envoi n’a pas voulu essayer.',
  },
};

export const problem: ProblemStrings = {
  title: 'Le chargement a échoué',
  tryAgain: 'Réessayer',
  noAdapter:
    'Aucune source de données n’est définie\u00a0: donnez à l’élément un «\u00a0src\u00a0» ou un «\u00a0adapter\u00a0».',
  refresh: (count, formatted) =>
    `${plural(count, {
      one: `${formatted} modification`,
      many: `${formatted} de modifications`,
      other: `${formatted} modifications`,
    })} · actualiser l’ordre`,
  changed: 'Des lignes ont changé\u202f; leur ordre peut être actualisé.',
};

export const popover: PopoverStrings = {
  unknown: 'Rien n’est connu de cet e-mail.',
  subject: 'Objet',
  from: 'De',
  to: 'À',
  since: 'Depuis',
  reason: 'Motif',
  opens: (count, formatted) =>
    plural(count, {
      one: `${formatted} ouverture`,
      many: `${formatted} d’ouvertures`,
      other: `${formatted} ouvertures`,
    }),
  clicks: (count, formatted) =>
    plural(count, { one: `${formatted} clic`, many: `${formatted} de clics`, other: `${formatted} clics` }),
  noSubject: '(sans objet)',
  showMailing: 'Afficher l’envoi',
};

const reached = {
  delivered: 'délivrés',
  bounced: 'rebonds',
  dropped: 'écartés',
  deferred: 'différés',
  pending: 'en attente',
  opened: 'ouverts',
  clicked: 'cliqués',
  'spam-report': 'signalés comme spam',
  unsubscribed: 'désinscriptions',
  'machine-opened': 'ouverts automatiquement',
} as const;

export const analytics: AnalyticsStrings = {
  title: 'Statistiques d’e-mails',
  columns: {
    subject: 'Objet',
    'sending-user': 'Expéditeur',
    'sending-email': 'Adresse d’expédition',
    status: 'Statut',
    sent: 'Envoyés',
    date: 'Date',
    delivered: 'Délivrés',
    opened: 'Ouverts',
    clicked: 'Cliqués',
    bounced: 'Rebonds',
    dropped: 'Écartés',
    deferred: 'Différés',
    'spam-report': 'Spam',
  },
  statuses: {
    draft: 'Brouillon',
    scheduled: 'Planifié',
    sending: 'En cours',
    sent: 'Envoyé',
    failed: 'Échec',
    cancelled: 'Annulé',
  },
  showRecipients: (count, what, subject) =>
    `${count} (${what})\u00a0: afficher ces destinataires de «\u00a0${subject}\u00a0»`,
  reached,
  share: (numerator, denominator) => `${numerator} sur ${denominator}`,
  of: (denominator) => `sur ${denominator}`,
  mailings: (count, formatted) =>
    plural(count, { one: `${formatted} envoi`, many: `${formatted} d’envois`, other: `${formatted} envois` }),
  search: 'Rechercher objet, expéditeur ou adresse',
  all: 'Tous les e-mails',
  filterByStatus: 'Filtrer par statut',
  range: 'Période',
  ranges: {
    all: 'Depuis toujours',
    '7d': '7 derniers jours',
    '30d': '30 derniers jours',
    '90d': '90 derniers jours',
    custom: 'Du … au …',
  },
  from: 'Du',
  to: 'Au',
  sortBy: 'Trier par',
  ascending: 'croissant',
  descending: 'décroissant',
  noSubject: '(sans objet)',
  none: 'aucun pour l’instant',
  empty: 'Aucun e-mail n’a encore été envoyé',
  emptyHint: 'Les envois apparaissent ici dès qu’ils partent.',
  nothingFound: 'Aucun envoi ne correspond',
  clearFilters: 'Effacer les filtres',
  loading: 'Chargement des envois',
  close: 'Fermer',
  recipientsOf: 'Destinataires de',
  live: 'En direct',
  liveOff: 'Les mises à jour en direct sont interrompues',
  paused: (count, formatted) => (count === 0 ? 'En pause' : `En pause · ${formatted} en attente`),
  pause: 'Suspendre les mises à jour en direct',
  resume: 'Reprendre les mises à jour en direct',
  offline: 'Hors ligne\u00a0: affichage de ce qui a été chargé',
  chooseColumns: 'Colonnes',
  columnWidth: (column) => `Largeur de la colonne «\u00a0${column}\u00a0»`,
  totalOf: (count, formatted) =>
    plural(count, {
      one: `Total de ${formatted} envoi effectué`,
      many: `Total de ${formatted} d’envois effectués`,
      other: `Total de ${formatted} envois effectués`,
    }),
  sortedBy: (column, direction) => `Trié par ${column}, ordre ${direction}`,
  exportCsv: 'Exporter en CSV',
};

export const recipients: RecipientsStrings = {
  label: 'Destinataires',
  columns: { name: 'Nom', email: 'E-mail', status: 'Statut', date: 'Date', 'last-event': 'Dernier événement' },
  search: 'Rechercher un nom ou une adresse',
  all: 'Tous',
  filterByStatus: 'Filtrer par statut',
  only: (what) => `Seulement\u00a0: ${what}`,
  removeFilter: (filter) => `Retirer le filtre «\u00a0${filter}\u00a0»`,
  reached,
  recipients: (count, formatted) =>
    plural(count, {
      one: `${formatted} destinataire`,
      many: `${formatted} de destinataires`,
      other: `${formatted} destinataires`,
    }),
  unsubscribed: 'Désinscription',
  showPerson: (name) => `Afficher ${name}`,
  empty: 'Cet envoi n’a aucun destinataire',
  nothingFound: 'Aucun destinataire ne correspond',
  clearFilters: 'Effacer les filtres',
  loading: 'Chargement des destinataires',
  exportCsv: 'Exporter en CSV',
  history: 'Historique',
  showHistory: (name) => `Historique de ${name}`,
  links: 'Liens',
  newTab: 's’ouvre dans un nouvel onglet',
};

export const legend: LegendStrings = { label: 'Signification des icônes de statut' };
