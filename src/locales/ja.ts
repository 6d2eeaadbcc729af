/** Japanese. It has one form for every number. */
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

export { actions } from './ja-actions.js';
export { columns, csv, drawer, links, summary, timeline, views, why } from './ja-details.js';
export { reasons } from './ja-reasons.js';

export const statuses: StatusNames = {
  processed: '処理済み',
  deferred: '遅延',
  delivered: '到達',
  opened: '開封',
  clicked: 'クリック',
  bounced: 'バウンス',
  dropped: '送信除外',
  'spam-report': '迷惑メール報告',
  unsubscribed: '配信停止',
};

export const icon: IconStrings = {
  label: (name, subject) => (subject ? `${name}：${subject}` : name),
  loading: 'ステータスを読み込んでいます',
  unknown: 'ステータスなし',
  failed: 'ステータスを読み込めませんでした',
};

export const explanations: ExplanationStrings = {
  statuses: {
    processed: '送信を受け付けました。受信者のメールサーバーからの応答はまだありません。',
    deferred: '受信者のメールサーバーが一時的に受け取りを拒否しました。再送を試みています。',
    delivered:
      '受信者のメールサーバーがメールを受け取りました。その後に振り分けられることもありますが、それは確認できません。',
    opened: '開封されました。リンクはクリックされていません。',
    clicked: 'リンクがクリックされました。',
    bounced: '受信トレイに届きませんでした。メールシステムから返送されました。',
    dropped: 'このアドレスでは以前にバウンス、配信停止、または迷惑メール報告があったため、送信されませんでした。',
    'spam-report': '受信者がこのメールを迷惑メールとして報告しました。',
    unsubscribed: '受信者は今後のメールを希望していません。',
  },
  clickedUnopened: 'リンクがクリックされました。開封は確認されていません。',
  machineOpened: 'メールソフトによって自動的に開封されました。人が読んだかどうかはわかりません。',
  bounceClasses: {
    hard: 'ハードバウンス：このアドレスは使えません。',
    soft: 'ソフトバウンス：今回はメールを届けられませんでした。',
    block: 'ブロック：メールサーバーが拒否したのはメールで、アドレスではありません。',
  },
  dropOrigins: {
    bounced: 'このアドレスでは以前にバウンスがあったため、送信されませんでした。',
    unsubscribed: '受信者が以前に配信を停止したため、送信されませんでした。',
    'spam-report': '受信者が以前に迷惑メールとして報告したため、送信されませんでした。',
    invalid: 'アドレスが正しくないため、送信されませんでした。',
    quota: '送信できる上限に達していたため、送信されませんでした。',
    content: 'メールの内容が原因で、送信されませんでした。',
    other: 'メールサービスが送信を受け付けなかったため、送信されませんでした。',
  },
};

export const problem: ProblemStrings = {
  title: '読み込めませんでした',
  tryAgain: '再試行',
  noAdapter: 'データの取得元が設定されていません。要素に「src」または「adapter」を指定してください。',
  refresh: (_count, formatted) => `${formatted}件の変更・並びを更新`,
  changed: '行が変更されました。並び順を更新できます。',
};

export const popover: PopoverStrings = {
  unknown: 'このメールの情報はありません。',
  subject: '件名',
  from: '差出人',
  to: '宛先',
  since: '更新日時',
  reason: '理由',
  opens: (_count, formatted) => `開封${formatted}回`,
  clicks: (_count, formatted) => `クリック${formatted}回`,
  noSubject: '（件名なし）',
  showMailing: '配信を表示',
};

const reached = {
  delivered: '到達',
  bounced: 'バウンス',
  dropped: '送信除外',
  deferred: '遅延',
  pending: '処理待ち',
  opened: '開封',
  clicked: 'クリック',
  'spam-report': '迷惑メール報告',
  unsubscribed: '配信停止',
  'machine-opened': '自動開封',
} as const;

export const analytics: AnalyticsStrings = {
  title: 'メール分析',
  columns: {
    subject: '件名',
    'sending-user': '送信者',
    'sending-email': '送信元アドレス',
    status: 'ステータス',
    sent: '送信数',
    date: '日時',
    delivered: '到達',
    opened: '開封',
    clicked: 'クリック',
    bounced: 'バウンス',
    dropped: '送信除外',
    deferred: '遅延',
    'spam-report': '迷惑メール報告',
  },
  statuses: {
    draft: '下書き',
    scheduled: '予約済み',
    sending: '送信中',
    sent: '送信済み',
    failed: '失敗',
    cancelled: 'キャンセル',
  },
  showRecipients: (count, what, subject) => `${count}（${what}）：「${subject}」の該当する受信者を表示`,
  reached,
  share: (numerator, denominator) => `${denominator}件中${numerator}件`,
  of: (denominator) => `${denominator}件中`,
  mailings: (_count, formatted) => `${formatted}件の配信`,
  search: '件名・送信者・アドレスを検索',
  all: 'すべてのメール',
  filterByStatus: 'ステータスで絞り込み',
  range: '期間',
  ranges: {
    all: '全期間',
    '7d': '過去7日間',
    '30d': '過去30日間',
    '90d': '過去90日間',
    custom: '期間を指定…',
  },
  from: '開始日',
  to: '終了日',
  sortBy: '並べ替え',
  ascending: '昇順',
  descending: '降順',
  noSubject: '（件名なし）',
  none: 'まだありません',
  empty: '送信されたメールはまだありません',
  emptyHint: 'メールを送信すると、ここに表示されます。',
  nothingFound: '該当する配信はありません',
  clearFilters: '絞り込みを解除',
  loading: '配信を読み込んでいます',
  close: '閉じる',
  recipientsOf: '受信者一覧',
  live: 'リアルタイム',
  liveOff: 'リアルタイム更新は停止しています',
  paused: (count, formatted) => (count === 0 ? '一時停止中' : `一時停止中・${formatted}件待機`),
  pause: 'リアルタイム更新を一時停止',
  resume: 'リアルタイム更新を再開',
  offline: 'オフライン：読み込み済みの内容を表示しています',
  chooseColumns: '列',
  columnWidth: (column) => `「${column}」列の幅`,
  totalOf: (_count, formatted) => `送信済みの配信${formatted}件の合計`,
  sortedBy: (column, direction) => `${column}の${direction}で並べ替えました`,
  exportCsv: 'CSVをエクスポート',
};

export const recipients: RecipientsStrings = {
  label: '受信者',
  columns: {
    name: '名前',
    email: 'メール',
    status: 'ステータス',
    date: '日時',
    'last-event': '最後のイベント',
  },
  search: '名前・アドレスを検索',
  all: 'すべて',
  filterByStatus: 'ステータスで絞り込み',
  only: (what) => `${what}のみ`,
  removeFilter: (filter) => `絞り込みを解除：${filter}`,
  reached,
  recipients: (_count, formatted) => `受信者${formatted}人`,
  unsubscribed: '配信停止',
  showPerson: (name) => `${name}を表示`,
  empty: 'この配信に受信者はいません',
  nothingFound: '該当する受信者はいません',
  clearFilters: '絞り込みを解除',
  loading: '受信者を読み込んでいます',
  exportCsv: 'CSVをエクスポート',
  history: '履歴',
  showHistory: (name) => `${name}の履歴`,
  links: 'リンク',
  newTab: '新しいタブで開きます',
};

export const legend: LegendStrings = { label: 'ステータスアイコンの意味' };
