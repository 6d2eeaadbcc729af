import type { ActionsStrings } from './action-strings.js';

/** Japanese of what a host can do with recipients. */
export const actions: ActionsStrings = {
  label: '操作',
  notOpened: (_count, formatted) => `未開封の${formatted}人に再送`,
  all: {
    'follow-up': (_count, formatted) => `${formatted}人に再送`,
    'fix-address': (_count, formatted) => `アドレス${formatted}件を修正`,
    suppress: (_count, formatted) => `${formatted}件を配信対象外にする`,
  },
  one: { 'follow-up': '再送', 'fix-address': 'アドレスを修正', suppress: '配信対象外にする' },
  about: {
    'follow-up': 'メールが届いている人にもう一度送ります。配信停止した人と迷惑メール報告をした人は除きます',
    'fix-address': 'アドレスが原因でメールが届きませんでした',
    suppress: 'ハードバウンス、誤ったアドレス、配信停止した人、迷惑メール報告をした人には今後送りません',
  },
  counting: '受信者を数えています',
  uncertain: '誰が開封したかは確実ではありません。画像がブロックされることも、ソフトウェアが開封することもあります。',
  machines: (_count, formatted) => `このうち${formatted}人のメールはソフトウェアが開封しました。`,
  progress: (read, total) => `${total}人中${read}人を引き渡しました`,
  handed: (_count, formatted) => `受信者${formatted}人をこのページに引き渡しました`,
  failed: '受信者を引き渡せませんでした',
};
