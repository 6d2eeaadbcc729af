/** Japanese of what is shown on demand: numbers, timeline, links, drawer, exported files. */
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

export const why: WhyStrings = {
  question: 'このステータスの理由',
  rules: {
    processed: '送信が受け付けられ、その後は何も報告されていません。',
    deferred: '配信が延期され、到達はまだ報告されていません。',
    delivered:
      '人がメールを開封するか、リンクをクリックするまでは「到達」です。ソフトウェアによる開封では変わりません。',
    opened: '人による開封は到達より優先されます。もう一度開封しても、日時は変わりません。',
    clicked: 'クリックは開封と到達より優先されます。もう一度クリックしても、日時は変わりません。',
    bounced: 'ソフトバウンスとブロックは、その後にメールが到達するか、開封またはクリックされるまで有効です。',
    dropped: 'メールサービスがメールを送信しなかったため、この後に起こることはありません。',
    'spam-report': '迷惑メール報告はほかのすべてより優先され、取り消されることはありません。',
    unsubscribed: 'このページでは、配信停止がほかのステータスより先に表示されます。',
  },
  hardBounce: 'ハードバウンスは、先に報告された到達よりも優先されます。',
  events: '記録された内容',
};

export const columns: ColumnsStrings = {
  label: '列を選択',
  moveUp: (column) => `「${column}」を上へ移動`,
  moveDown: (column) => `「${column}」を下へ移動`,
  place: (column, place, count) => `${column}：${String(count)}列中${String(place)}番目`,
  reset: '列を元に戻す',
};

export const views: ViewsStrings = {
  label: 'ビュー',
  changed: '変更あり',
  empty: '保存されたビューはまだありません。',
  name: 'ビューの名前',
  saveNew: '新しいビューとして保存',
  save: (name) => `「${name}」の変更を保存`,
  atStart: (name) => `開いたときに「${name}」を表示`,
  rename: (name) => `「${name}」の名前を変更`,
  remove: (name) => `「${name}」を削除`,
  removed: (name) => `「${name}」を削除しました。`,
  undo: '元に戻す',
  taken: (name) => `「${name}」というビューはすでにあります。`,
  failed: 'ビューを読み込みまたは保存できませんでした。',
};

export const summary: SummaryStrings = {
  label: '概要',
  failed: '数値を更新できませんでした',
  none: 'まだありません',
  parts: {
    delivered: (numerator, denominator) => `送信${denominator}件中${numerator}件`,
    opened: (numerator, denominator) => `到達${denominator}件中${numerator}件`,
    clicked: (numerator, denominator) => `到達${denominator}件中${numerator}件`,
    bounced: (numerator, denominator) => `送信${denominator}件中${numerator}件`,
  },
  points: (formatted) => `${formatted}ポイント`,
  before: (value) => `同じ長さの前の期間は${value}`,
  verdicts: { better: '改善', worse: '悪化', same: '変化なし' },
  chart: {
    titles: { hour: '時間別のメール', day: '日別のメール', week: '週別のメール', month: '月別のメール' },
    steps: { hour: '時間', day: '日', week: '週', month: '月' },
    series: '表示する項目',
    views: { bars: '棒グラフ', lines: '折れ線', table: '表' },
    view: '表示形式',
    description: (title, from, to) => `${title}（${from}～${to}）`,
    empty: 'この期間に送信されたメールはありません',
  },
};

export const timeline: TimelineStrings = {
  label: (name) => `${name}へのメールの履歴`,
  loading: '履歴を読み込んでいます',
  empty: 'このメールの記録はまだありません。',
  decides: 'ステータスを決定',
  openedAgain: '再開封',
  clickedAgain: '再クリック',
  openedBySoftware: 'ソフトウェアによる開封',
  clickedBySoftware: 'ソフトウェアによるリンクアクセス',
  resubscribed: '配信再開',
  other: 'その他のイベント',
  accepted: '送信受付',
  program: (program, system) => `${program}（${system}）`,
  time: '日時',
  reply: '原文',
  code: 'コード',
  link: 'リンク',
  userAgent: 'ソフトウェア',
  ip: 'IPアドレス',
  event: '報告された名称',
};

export const links: LinksStrings = {
  label: 'クリックされたリンク',
  loading: 'リンクを読み込んでいます',
  empty: 'クリックされたリンクはまだありません。',
  clicks: (_count, formatted) => `クリック${formatted}回`,
  recipients: (_count, formatted) => `受信者${formatted}人`,
};

export const drawer: DrawerStrings = {
  filterByOutcome: 'メールの結果で絞り込み',
  part: (name, count, sent) => `${name} ${sent}件中${count}件`,
  width: 'パネルの幅',
  pixels: (formatted) => `${formatted}ピクセル`,
};

export const csv: CsvStrings = {
  label: 'エクスポート',
  cancel: 'エクスポートをキャンセル',
  progress: (read, total) => `${total}件中${read}件`,
  done: (_count, formatted) => `${formatted}行をエクスポートしました`,
  cancelled: 'エクスポートをキャンセルしました',
  failed: 'エクスポートが中断されました',
  files: { mailings: '配信', recipients: '受信者' },
  recipients: {
    opens: '開封回数',
    clicks: 'クリック回数',
    unsubscribed: '配信停止',
    'machine-opened': '自動開封',
    reason: '理由',
    'reason-code': '理由コード',
    'bounce-class': 'バウンスの種類',
    'message-id': 'メッセージID',
  },
  mailings: {
    pending: '処理待ち',
    unsubscribed: '配信停止',
    'machine-opened': '自動開封',
    'total-opens': '総開封回数',
    'total-clicks': '総クリック回数',
    'mailing-id': '配信ID',
  },
  rates: {
    delivered: '到達率（対送信数）',
    opened: '開封率（対到達数）',
    clicked: 'クリック率（対到達数）',
    bounced: 'バウンス率（対送信数）',
    dropped: '送信除外率（対送信数）',
    deferred: '遅延率（対送信数）',
    'spam-report': '迷惑メール報告率（対到達数）',
  },
  bounceClasses: { hard: 'ハード', soft: 'ソフト', block: 'ブロック' },
  yes: 'はい',
  no: 'いいえ',
};
