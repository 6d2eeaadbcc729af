/** Portuguese of Brazil, of what is shown on demand: numbers, timeline, links, drawer, exported files. */
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

const plural = pluralsOf<'one' | 'many'>('pt-BR');

export const why: WhyStrings = {
  question: 'Por que este status?',
  rules: {
    processed: 'O e-mail foi aceito para envio, e nada foi informado desde então.',
    deferred: 'A entrega foi adiada e ainda não foi informada.',
    delivered:
      'A entrega vale até que uma pessoa abra o e-mail ou clique em um link. O que um programa abre não muda isso.',
    opened: 'A abertura por uma pessoa vale mais que a entrega. Abrir de novo não muda o horário.',
    clicked: 'Um clique vale mais que as aberturas e a entrega. Clicar de novo não muda o horário.',
    bounced: 'Um soft bounce ou um bloqueio vale até que o e-mail, apesar disso, seja entregue, aberto ou clicado.',
    dropped: 'O serviço de e-mail não enviou o e-mail; por isso, nada mais pode acontecer.',
    'spam-report': 'Uma denúncia de spam vale mais que todo o resto, e nada a desfaz.',
    unsubscribed: 'Esta página mostra um descadastro antes dos outros status.',
  },
  hardBounce: 'Um hard bounce vale mais que uma entrega, mesmo que ela tenha sido informada antes.',
  events: 'O que foi registrado',
};

export const columns: ColumnsStrings = {
  label: 'Escolher colunas',
  moveUp: (column) => `Mover “${column}” para cima`,
  moveDown: (column) => `Mover “${column}” para baixo`,
  place: (column, place, count) => `${column}: posição ${String(place)} de ${String(count)}`,
  reset: 'Restaurar colunas',
};

export const views: ViewsStrings = {
  label: 'Visualizações',
  changed: 'alterada',
  empty: 'Ainda não há nenhuma visualização salva.',
  name: 'Nome da visualização',
  saveNew: 'Salvar como nova visualização',
  save: (name) => `Salvar as alterações de “${name}”`,
  atStart: (name) => `Mostrar “${name}” ao abrir`,
  rename: (name) => `Renomear “${name}”`,
  remove: (name) => `Excluir “${name}”`,
  removed: (name) => `“${name}” foi excluída.`,
  undo: 'Desfazer',
  taken: (name) => `Já existe uma visualização “${name}”.`,
  failed: 'Não foi possível ler ou salvar as visualizações.',
};

export const summary: SummaryStrings = {
  label: 'Resumo',
  failed: 'Não foi possível atualizar os números',
  none: 'nenhum ainda',
  parts: {
    delivered: (numerator, denominator) => `${numerator} de ${denominator} enviados`,
    opened: (numerator, denominator) => `${numerator} de ${denominator} entregues`,
    clicked: (numerator, denominator) => `${numerator} de ${denominator} entregues`,
    bounced: (numerator, denominator) => `${numerator} de ${denominator} enviados`,
  },
  points: (formatted) => `${formatted} p.p.`,
  before: (value) => `${value} no período anterior de mesma duração`,
  verdicts: { better: 'melhor', worse: 'pior', same: 'sem mudança' },
  chart: {
    titles: {
      hour: 'E-mails por hora',
      day: 'E-mails por dia',
      week: 'E-mails por semana',
      month: 'E-mails por mês',
    },
    steps: { hour: 'Hora', day: 'Dia', week: 'Semana', month: 'Mês' },
    series: 'O que é mostrado',
    views: { bars: 'Barras', lines: 'Linhas', table: 'Tabela' },
    view: 'Como é mostrado',
    description: (title, from, to) => `${title}, de ${from} a ${to}`,
    empty: 'Nenhum e-mail saiu neste período',
  },
};

export const timeline: TimelineStrings = {
  label: (name) => `Histórico do e-mail para ${name}`,
  loading: 'Carregando o histórico',
  empty: 'Nada foi registrado sobre este e-mail ainda.',
  decides: 'Define o status',
  openedAgain: 'Aberto de novo',
  clickedAgain: 'Clicado de novo',
  openedBySoftware: 'Aberto por um programa',
  clickedBySoftware: 'Link seguido por um programa',
  resubscribed: 'Novo cadastro',
  other: 'Outro evento',
  accepted: 'Aceito para envio',
  program: (program, system) => `${program} no ${system}`,
  time: 'Horário',
  reply: 'Texto original',
  code: 'Código',
  link: 'Link',
  userAgent: 'Programa',
  ip: 'Endereço IP',
  event: 'Informado como',
};

export const links: LinksStrings = {
  label: 'Links clicados',
  loading: 'Carregando os links',
  empty: 'Nenhum link foi clicado ainda.',
  clicks: (count, formatted) =>
    plural(count, { one: `${formatted} clique`, many: `${formatted} de cliques`, other: `${formatted} cliques` }),
  recipients: (count, formatted) =>
    plural(count, {
      one: `${formatted} destinatário`,
      many: `${formatted} de destinatários`,
      other: `${formatted} destinatários`,
    }),
};

export const drawer: DrawerStrings = {
  filterByOutcome: 'Filtrar pelo que aconteceu com o e-mail',
  part: (name, count, sent) => `${name}: ${count} de ${sent}`,
  width: 'Largura do painel',
  pixels: (formatted) => `${formatted} pixels`,
};

export const csv: CsvStrings = {
  label: 'Exportação',
  cancel: 'Cancelar a exportação',
  progress: (read, total) => `${read} de ${total}`,
  done: (count, formatted) =>
    plural(count, {
      one: `${formatted} linha exportada`,
      many: `${formatted} de linhas exportadas`,
      other: `${formatted} linhas exportadas`,
    }),
  cancelled: 'Exportação cancelada',
  failed: 'A exportação parou',
  files: { mailings: 'envios', recipients: 'destinatarios' },
  recipients: {
    opens: 'Aberturas',
    clicks: 'Cliques',
    unsubscribed: 'Descadastro',
    'machine-opened': 'Aberto automaticamente',
    reason: 'Motivo',
    'reason-code': 'Código do motivo',
    'bounce-class': 'Tipo de bounce',
    'message-id': 'ID da mensagem',
  },
  mailings: {
    pending: 'Pendentes',
    unsubscribed: 'Descadastros',
    'machine-opened': 'Abertos automaticamente',
    'total-opens': 'Total de aberturas',
    'total-clicks': 'Total de cliques',
    'mailing-id': 'ID do envio',
  },
  rates: {
    delivered: 'Taxa de entrega (de enviados)',
    opened: 'Taxa de abertura (de entregues)',
    clicked: 'Taxa de cliques (de entregues)',
    bounced: 'Taxa de devolução (de enviados)',
    dropped: 'Taxa de descarte (de enviados)',
    deferred: 'Taxa de adiamento (de enviados)',
    'spam-report': 'Taxa de denúncias de spam (de entregues)',
  },
  bounceClasses: { hard: 'Hard', soft: 'Soft', block: 'Bloqueado' },
  yes: 'Sim',
  no: 'Não',
};
