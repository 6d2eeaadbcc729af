/** Spanish of what is shown on demand: numbers, timeline, links, drawer, exported files. */
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

const plural = pluralsOf<'one' | 'many'>('es');

export const why: WhyStrings = {
  question: '¿Por qué este estado?',
  rules: {
    processed: 'El correo se aceptó para su envío y desde entonces no se ha notificado nada.',
    deferred: 'La entrega se aplazó y todavía no se ha notificado.',
    delivered:
      'La entrega cuenta hasta que una persona abre el correo o hace clic en un enlace. Lo que abre un programa no la cambia.',
    opened: 'Que lo abra una persona cuenta más que la entrega. Volver a abrirlo no cambia la hora.',
    clicked: 'Un clic cuenta más que las aperturas y la entrega. Otro clic no cambia la hora.',
    bounced:
      'Un rebote blando o un bloqueo cuenta hasta que, pese a todo, el correo se entrega, se abre o recibe un clic.',
    dropped: 'El servicio de correo no envió el correo, así que no puede seguir nada más.',
    'spam-report': 'Una marca de spam cuenta más que todo lo demás, y nada la retira.',
    unsubscribed: 'Esta página muestra una baja antes que otros estados.',
  },
  hardBounce: 'Un rebote duro cuenta más que una entrega, aunque esta se notificara antes.',
  events: 'Qué se registró',
};

export const columns: ColumnsStrings = {
  label: 'Elegir columnas',
  moveUp: (column) => `Subir «${column}»`,
  moveDown: (column) => `Bajar «${column}»`,
  place: (column, place, count) => `${column}: posición ${String(place)} de ${String(count)}`,
  reset: 'Restablecer columnas',
};

export const views: ViewsStrings = {
  label: 'Vistas',
  changed: 'modificada',
  empty: 'Aún no hay ninguna vista guardada.',
  name: 'Nombre de la vista',
  saveNew: 'Guardar como vista nueva',
  save: (name) => `Guardar los cambios de «${name}»`,
  atStart: (name) => `Mostrar «${name}» al abrir`,
  rename: (name) => `Cambiar el nombre de «${name}»`,
  remove: (name) => `Eliminar «${name}»`,
  removed: (name) => `Se ha eliminado «${name}».`,
  undo: 'Deshacer',
  taken: (name) => `Ya existe una vista «${name}».`,
  failed: 'No se han podido leer o guardar las vistas.',
};

export const summary: SummaryStrings = {
  label: 'Resumen',
  failed: 'No se pudieron actualizar las cifras',
  none: 'ninguno todavía',
  parts: {
    delivered: (numerator, denominator) => `${numerator} de ${denominator} enviados`,
    opened: (numerator, denominator) => `${numerator} de ${denominator} entregados`,
    clicked: (numerator, denominator) => `${numerator} de ${denominator} entregados`,
    bounced: (numerator, denominator) => `${numerator} de ${denominator} enviados`,
  },
  points: (formatted) => `${formatted} p. p.`,
  before: (value) => `${value} en el periodo anterior de la misma duración`,
  verdicts: { better: 'mejor', worse: 'peor', same: 'sin cambios' },
  chart: {
    titles: {
      hour: 'Correos por hora',
      day: 'Correos por día',
      week: 'Correos por semana',
      month: 'Correos por mes',
    },
    steps: { hour: 'Hora', day: 'Día', week: 'Semana', month: 'Mes' },
    series: 'Qué se muestra',
    views: { bars: 'Barras', lines: 'Líneas', table: 'Tabla' },
    view: 'Cómo se muestra',
    description: (title, from, to) => `${title}, del ${from} al ${to}`,
    empty: 'No salió ningún correo en este periodo',
  },
};

export const timeline: TimelineStrings = {
  label: (name) => `Historial del correo a ${name}`,
  loading: 'Cargando el historial',
  empty: 'Todavía no se ha registrado nada de este correo.',
  decides: 'Determina el estado',
  openedAgain: 'Abierto otra vez',
  clickedAgain: 'Otro clic',
  openedBySoftware: 'Abierto por un programa',
  clickedBySoftware: 'Enlace seguido por un programa',
  resubscribed: 'Nueva alta',
  other: 'Otro evento',
  accepted: 'Aceptado para su envío',
  program: (program, system) => `${program} en ${system}`,
  time: 'Hora',
  reply: 'Texto literal',
  code: 'Código',
  link: 'Enlace',
  userAgent: 'Programa',
  ip: 'Dirección IP',
  event: 'Notificado como',
};

export const links: LinksStrings = {
  label: 'Enlaces con clics',
  loading: 'Cargando los enlaces',
  empty: 'Todavía no se ha hecho clic en ningún enlace.',
  clicks: (count, formatted) =>
    plural(count, { one: '1 clic', many: `${formatted} de clics`, other: `${formatted} clics` }),
  recipients: (count, formatted) =>
    plural(count, {
      one: '1 destinatario',
      many: `${formatted} de destinatarios`,
      other: `${formatted} destinatarios`,
    }),
};

export const drawer: DrawerStrings = {
  filterByOutcome: 'Filtrar por lo que pasó con el correo',
  part: (name, count, sent) => `${name}: ${count} de ${sent}`,
  width: 'Ancho del panel',
  pixels: (formatted) => `${formatted} píxeles`,
};

export const csv: CsvStrings = {
  label: 'Exportación',
  cancel: 'Cancelar la exportación',
  progress: (read, total) => `${read} de ${total}`,
  done: (count, formatted) =>
    plural(count, {
      one: '1 fila exportada',
      many: `${formatted} de filas exportadas`,
      other: `${formatted} filas exportadas`,
    }),
  cancelled: 'Exportación cancelada',
  failed: 'La exportación se ha detenido',
  files: { mailings: 'envios', recipients: 'destinatarios' },
  recipients: {
    opens: 'Aperturas',
    clicks: 'Clics',
    unsubscribed: 'Baja',
    'machine-opened': 'Abierto automáticamente',
    reason: 'Motivo',
    'reason-code': 'Código del motivo',
    'bounce-class': 'Tipo de rebote',
    'message-id': 'ID del mensaje',
  },
  mailings: {
    pending: 'Pendientes',
    unsubscribed: 'Bajas',
    'machine-opened': 'Abiertos automáticamente',
    'total-opens': 'Total de aperturas',
    'total-clicks': 'Total de clics',
    'mailing-id': 'ID del envío',
  },
  rates: {
    delivered: 'Tasa de entrega (de enviados)',
    opened: 'Tasa de apertura (de entregados)',
    clicked: 'Tasa de clics (de entregados)',
    bounced: 'Tasa de rebote (de enviados)',
    dropped: 'Tasa de descartados (de enviados)',
    deferred: 'Tasa de aplazados (de enviados)',
    'spam-report': 'Tasa de marcas de spam (de entregados)',
  },
  bounceClasses: { hard: 'Duro', soft: 'Blando', block: 'Bloqueado' },
  yes: 'Sí',
  no: 'No',
};
