/** Spanish. */
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

export { actions } from './es-actions.js';
export { columns, csv, drawer, links, summary, timeline, views, why } from './es-details.js';
export { reasons } from './es-reasons.js';

const plural = pluralsOf<'one' | 'many'>('es');

export const statuses: StatusNames = {
  processed: 'Procesado',
  deferred: 'Aplazado',
  delivered: 'Entregado',
  opened: 'Abierto',
  clicked: 'Con clic',
  bounced: 'Rebotado',
  dropped: 'Descartado',
  'spam-report': 'Spam',
  unsubscribed: 'Baja',
};

export const icon: IconStrings = {
  label: (name, subject) => (subject ? `${name}: ${subject}` : name),
  loading: 'Cargando el estado',
  unknown: 'Sin estado',
  failed: 'No se pudo cargar el estado',
};

export const explanations: ExplanationStrings = {
  statuses: {
    processed: 'Aceptado para su envío; el servidor de correo de destino aún no ha respondido.',
    deferred: 'El servidor de correo de destino ha rechazado la entrega temporalmente; se está reintentando.',
    delivered:
      'El servidor de correo de destino aceptó el correo. Todavía puede filtrarlo después; no hay forma de saberlo.',
    opened: 'Abierto; no se hizo clic en ningún enlace.',
    clicked: 'Se hizo clic en un enlace.',
    bounced: 'Nunca llegó a la bandeja de entrada: el sistema de correo lo devolvió.',
    dropped:
      'No se envió, porque esta dirección había rebotado, se había dado de baja o había marcado correos como spam.',
    'spam-report': 'El correo fue marcado como spam por quien lo recibió.',
    unsubscribed: 'Esta persona no desea recibir más correos.',
  },
  clickedUnopened: 'Se hizo clic en un enlace; no se observó ninguna apertura.',
  machineOpened: 'Abierto automáticamente por un programa de correo; puede que alguien lo haya leído o no.',
  bounceClasses: {
    hard: 'Rebote duro (hard bounce): la dirección no funciona.',
    soft: 'Rebote blando (soft bounce): el correo no se pudo entregar esta vez.',
    block: 'Bloqueado: el servidor de correo rechazó el correo, no la dirección.',
  },
  dropOrigins: {
    bounced: 'No se envió, porque esta dirección había rebotado antes.',
    unsubscribed: 'No se envió, porque esta persona se había dado de baja antes.',
    'spam-report': 'No se envió, porque esta persona había marcado antes un correo como spam.',
    invalid: 'No se envió, porque la dirección no es válida.',
    quota: 'No se envió, porque se había agotado la cuota de envío.',
    content: 'No se envió, por el contenido del correo.',
    other: 'No se envió: el servicio de correo no quiso intentarlo.',
  },
};

export const problem: ProblemStrings = {
  title: 'No se pudo cargar',
  tryAgain: 'Reintentar',
  noAdapter: 'No hay ninguna fuente de datos definida: indique «src» o «adapter» en el elemento.',
  refresh: (count, formatted) =>
    `${plural(count, {
      one: '1 cambio',
      many: `${formatted} de cambios`,
      other: `${formatted} cambios`,
    })} · actualizar el orden`,
  changed: 'Hay filas que han cambiado; se puede actualizar su orden.',
};

export const popover: PopoverStrings = {
  unknown: 'No se sabe nada de este correo.',
  subject: 'Asunto',
  from: 'De',
  to: 'Para',
  since: 'Desde',
  reason: 'Motivo',
  opens: (count, formatted) =>
    plural(count, { one: '1 apertura', many: `${formatted} de aperturas`, other: `${formatted} aperturas` }),
  clicks: (count, formatted) =>
    plural(count, { one: '1 clic', many: `${formatted} de clics`, other: `${formatted} clics` }),
  noSubject: '(sin asunto)',
  showMailing: 'Ver el envío',
};

const reached = {
  delivered: 'entregados',
  bounced: 'rebotados',
  dropped: 'descartados',
  deferred: 'aplazados',
  pending: 'pendientes',
  opened: 'abiertos',
  clicked: 'con clic',
  'spam-report': 'marcados como spam',
  unsubscribed: 'bajas',
  'machine-opened': 'abiertos automáticamente',
} as const;

export const analytics: AnalyticsStrings = {
  title: 'Estadísticas de correo',
  columns: {
    subject: 'Asunto',
    'sending-user': 'Remitente',
    'sending-email': 'Correo del remitente',
    status: 'Estado',
    sent: 'Enviados',
    date: 'Fecha',
    delivered: 'Entregados',
    opened: 'Abiertos',
    clicked: 'Con clic',
    bounced: 'Rebotados',
    dropped: 'Descartados',
    deferred: 'Aplazados',
    'spam-report': 'Spam',
  },
  statuses: {
    draft: 'Borrador',
    scheduled: 'Programado',
    sending: 'Enviando',
    sent: 'Enviado',
    failed: 'Fallido',
    cancelled: 'Cancelado',
  },
  showRecipients: (count, what, subject) => `${count} (${what}): ver estos destinatarios de «${subject}»`,
  reached,
  share: (numerator, denominator) => `${numerator} de ${denominator}`,
  of: (denominator) => `de ${denominator}`,
  mailings: (count, formatted) =>
    plural(count, { one: '1 envío', many: `${formatted} de envíos`, other: `${formatted} envíos` }),
  search: 'Buscar asunto, remitente o dirección',
  all: 'Todos los correos',
  filterByStatus: 'Filtrar por estado',
  range: 'Periodo',
  ranges: {
    all: 'Todo el periodo',
    '7d': 'Últimos 7 días',
    '30d': 'Últimos 30 días',
    '90d': 'Últimos 90 días',
    custom: 'Desde … hasta …',
  },
  from: 'Desde',
  to: 'Hasta',
  sortBy: 'Ordenar por',
  ascending: 'ascendente',
  descending: 'descendente',
  noSubject: '(sin asunto)',
  none: 'ninguno todavía',
  empty: 'Todavía no se ha enviado ningún correo',
  emptyHint: 'Los envíos aparecen aquí en cuanto salen.',
  nothingFound: 'No se encontró ningún envío',
  clearFilters: 'Quitar filtros',
  loading: 'Cargando los envíos',
  close: 'Cerrar',
  recipientsOf: 'Destinatarios de',
  live: 'En vivo',
  liveOff: 'Las actualizaciones en vivo están desactivadas',
  paused: (count, formatted) => (count === 0 ? 'En pausa' : `En pausa · ${formatted} en espera`),
  pause: 'Pausar las actualizaciones en vivo',
  resume: 'Reanudar las actualizaciones en vivo',
  offline: 'Sin conexión: se muestra lo que ya se cargó',
  chooseColumns: 'Columnas',
  columnWidth: (column) => `Ancho de la columna «${column}»`,
  totalOf: (count, formatted) =>
    plural(count, {
      one: 'Total de 1 envío realizado',
      many: `Total de ${formatted} de envíos realizados`,
      other: `Total de ${formatted} envíos realizados`,
    }),
  sortedBy: (column, direction) => `Ordenado por ${column}, ${direction}`,
  exportCsv: 'Exportar CSV',
};

export const recipients: RecipientsStrings = {
  label: 'Destinatarios',
  columns: { name: 'Nombre', email: 'Correo', status: 'Estado', date: 'Fecha', 'last-event': 'Último evento' },
  search: 'Buscar nombre o dirección',
  all: 'Todos',
  filterByStatus: 'Filtrar por estado',
  only: (what) => `Solo: ${what}`,
  removeFilter: (filter) => `Quitar el filtro «${filter}»`,
  reached,
  recipients: (count, formatted) =>
    plural(count, {
      one: '1 destinatario',
      many: `${formatted} de destinatarios`,
      other: `${formatted} destinatarios`,
    }),
  unsubscribed: 'Baja',
  showPerson: (name) => `Ver a ${name}`,
  empty: 'Este envío no tiene destinatarios',
  nothingFound: 'No se encontró ningún destinatario',
  clearFilters: 'Quitar filtros',
  loading: 'Cargando los destinatarios',
  exportCsv: 'Exportar CSV',
  history: 'Historial',
  showHistory: (name) => `Historial de ${name}`,
  links: 'Enlaces',
  newTab: 'se abre en una pestaña nueva',
};

export const legend: LegendStrings = { label: 'Qué significan los iconos de estado' };
