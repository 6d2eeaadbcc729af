/** Portuguese of Brazil. */
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

export { actions } from './pt-br-actions.js';
export { columns, csv, drawer, links, summary, timeline, views, why } from './pt-br-details.js';
export { reasons } from './pt-br-reasons.js';

const plural = pluralsOf<'one' | 'many'>('pt-BR');

export const statuses: StatusNames = {
  processed: 'Processado',
  deferred: 'Adiado',
  delivered: 'Entregue',
  opened: 'Aberto',
  clicked: 'Clicado',
  bounced: 'Devolvido',
  dropped: 'Descartado',
  'spam-report': 'Spam',
  unsubscribed: 'Descadastro',
};

export const icon: IconStrings = {
  label: (name, subject) => (subject ? `${name}: ${subject}` : name),
  loading: 'Carregando o status',
  unknown: 'Sem status',
  failed: 'Não foi possível carregar o status',
};

export const explanations: ExplanationStrings = {
  statuses: {
    processed: 'Aceito para envio; o servidor de e-mail de destino ainda não respondeu.',
    deferred: 'O servidor de e-mail de destino recusou a entrega temporariamente; novas tentativas estão em andamento.',
    delivered: 'O servidor de e-mail de destino aceitou o e-mail. Ele ainda pode filtrá-lo depois; não há como saber.',
    opened: 'Aberto; nenhum link foi clicado.',
    clicked: 'Um link foi clicado.',
    bounced: 'Nunca chegou à caixa de entrada: o sistema de e-mail o devolveu.',
    dropped: 'Não enviado, porque este endereço já havia gerado uma devolução, um descadastro ou uma denúncia de spam.',
    'spam-report': 'O e-mail foi marcado como spam por quem o recebeu.',
    unsubscribed: 'Esta pessoa não quer receber mais e-mails.',
  },
  clickedUnopened: 'Um link foi clicado; nenhuma abertura foi observada.',
  machineOpened: 'Aberto automaticamente por um programa de e-mail; alguém pode ou não ter lido.',
  bounceClasses: {
    hard: 'Hard bounce: o endereço não funciona.',
    soft: 'Soft bounce: desta vez não foi possível entregar o e-mail.',
    block: 'Bloqueado: o servidor de e-mail recusou o e-mail, não o endereço.',
  },
  dropOrigins: {
    bounced: 'Não enviado, porque um e-mail para este endereço já havia sido devolvido.',
    unsubscribed: 'Não enviado, porque esta pessoa já havia se descadastrado.',
    'spam-report': 'Não enviado, porque esta pessoa já havia denunciado spam.',
    invalid: 'Não enviado, porque o endereço não é válido.',
    quota: 'Não enviado, porque a cota de envio estava esgotada.',
    content: 'Não enviado, por causa do conteúdo do e-mail.',
    other: 'Não enviado: o serviço de e-mail se recusou a tentar.',
  },
};

export const problem: ProblemStrings = {
  title: 'Não foi possível carregar',
  tryAgain: 'Tentar novamente',
  noAdapter: 'Nenhuma fonte de dados definida: informe “src” ou “adapter” no elemento.',
  refresh: (count, formatted) =>
    `${plural(count, {
      one: `${formatted} alteração`,
      many: `${formatted} de alterações`,
      other: `${formatted} alterações`,
    })} · atualizar a ordem`,
  changed: 'Há linhas que mudaram; a ordem delas pode ser atualizada.',
};

export const popover: PopoverStrings = {
  unknown: 'Nada se sabe sobre este e-mail.',
  subject: 'Assunto',
  from: 'De',
  to: 'Para',
  since: 'Desde',
  reason: 'Motivo',
  opens: (count, formatted) =>
    plural(count, {
      one: `${formatted} abertura`,
      many: `${formatted} de aberturas`,
      other: `${formatted} aberturas`,
    }),
  clicks: (count, formatted) =>
    plural(count, { one: `${formatted} clique`, many: `${formatted} de cliques`, other: `${formatted} cliques` }),
  noSubject: '(sem assunto)',
  showMailing: 'Ver o envio',
};

const reached = {
  delivered: 'entregues',
  bounced: 'devolvidos',
  dropped: 'descartados',
  deferred: 'adiados',
  pending: 'pendentes',
  opened: 'abertos',
  clicked: 'clicados',
  'spam-report': 'marcados como spam',
  unsubscribed: 'descadastros',
  'machine-opened': 'abertos automaticamente',
} as const;

export const analytics: AnalyticsStrings = {
  title: 'Análise de e-mails',
  columns: {
    subject: 'Assunto',
    'sending-user': 'Remetente',
    'sending-email': 'E-mail do remetente',
    status: 'Status',
    sent: 'Enviados',
    date: 'Data',
    delivered: 'Entregues',
    opened: 'Abertos',
    clicked: 'Clicados',
    bounced: 'Devolvidos',
    dropped: 'Descartados',
    deferred: 'Adiados',
    'spam-report': 'Spam',
  },
  statuses: {
    draft: 'Rascunho',
    scheduled: 'Agendado',
    sending: 'Enviando',
    sent: 'Enviado',
    failed: 'Falhou',
    cancelled: 'Cancelado',
  },
  showRecipients: (count, what, subject) => `${count} (${what}): ver estes destinatários de “${subject}”`,
  reached,
  share: (numerator, denominator) => `${numerator} de ${denominator}`,
  of: (denominator) => `de ${denominator}`,
  mailings: (count, formatted) =>
    plural(count, { one: `${formatted} envio`, many: `${formatted} de envios`, other: `${formatted} envios` }),
  search: 'Buscar assunto, remetente ou endereço',
  all: 'Todos os e-mails',
  filterByStatus: 'Filtrar por status',
  range: 'Período',
  ranges: {
    all: 'Todo o período',
    '7d': 'Últimos 7 dias',
    '30d': 'Últimos 30 dias',
    '90d': 'Últimos 90 dias',
    custom: 'De … até …',
  },
  from: 'De',
  to: 'Até',
  sortBy: 'Ordenar por',
  ascending: 'crescente',
  descending: 'decrescente',
  noSubject: '(sem assunto)',
  none: 'nenhum ainda',
  empty: 'Nenhum e-mail foi enviado ainda',
  emptyHint: 'Os envios aparecem aqui assim que saem.',
  nothingFound: 'Nenhum envio encontrado',
  clearFilters: 'Limpar filtros',
  loading: 'Carregando os envios',
  close: 'Fechar',
  recipientsOf: 'Destinatários de',
  live: 'Ao vivo',
  liveOff: 'As atualizações ao vivo estão desligadas',
  paused: (count, formatted) => (count === 0 ? 'Em pausa' : `Em pausa · ${formatted} aguardando`),
  pause: 'Pausar as atualizações ao vivo',
  resume: 'Retomar as atualizações ao vivo',
  offline: 'Sem conexão: mostrando o que foi carregado',
  chooseColumns: 'Colunas',
  columnWidth: (column) => `Largura da coluna “${column}”`,
  totalOf: (count, formatted) =>
    plural(count, {
      one: `Total de ${formatted} envio realizado`,
      many: `Total de ${formatted} de envios realizados`,
      other: `Total de ${formatted} envios realizados`,
    }),
  sortedBy: (column, direction) => `Ordenado por ${column}, ${direction}`,
  exportCsv: 'Exportar CSV',
};

export const recipients: RecipientsStrings = {
  label: 'Destinatários',
  columns: { name: 'Nome', email: 'E-mail', status: 'Status', date: 'Data', 'last-event': 'Último evento' },
  search: 'Buscar nome ou endereço',
  all: 'Todos',
  filterByStatus: 'Filtrar por status',
  only: (what) => `Somente: ${what}`,
  removeFilter: (filter) => `Remover o filtro “${filter}”`,
  reached,
  recipients: (count, formatted) =>
    plural(count, {
      one: `${formatted} destinatário`,
      many: `${formatted} de destinatários`,
      other: `${formatted} destinatários`,
    }),
  unsubscribed: 'Descadastro',
  showPerson: (name) => `Ver ${name}`,
  empty: 'Este envio não tem destinatários',
  nothingFound: 'Nenhum destinatário encontrado',
  clearFilters: 'Limpar filtros',
  loading: 'Carregando os destinatários',
  exportCsv: 'Exportar CSV',
  history: 'Histórico',
  showHistory: (name) => `Histórico de ${name}`,
  links: 'Links',
  newTab: 'abre em uma nova aba',
};

export const legend: LegendStrings = { label: 'O que significam os ícones de status' };
