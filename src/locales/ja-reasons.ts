import type { ReasonStrings } from './strings.js';

/** Japanese of why a mail did not arrive and what to do next. */
export const reasons: ReasonStrings = {
  'no-such-address': {
    sentence: 'このアドレスは存在しません。',
    nextStep: 'つづりを確認するか、別のアドレスを本人に尋ねてください。',
  },
  'no-such-domain': {
    sentence: 'アドレスの@より後の部分が存在しないか、メールを受け付けていません。',
    nextStep: '@より後のつづりを確認するか、別のアドレスを本人に尋ねてください。',
  },
  'address-syntax': {
    sentence: 'アドレスの書き方が正しくありません。',
    nextStep: 'アドレスを修正してください。',
  },
  'address-moved': {
    sentence: 'このアドレスはもう本人には届きません。',
    nextStep: '新しいアドレスを本人に尋ねてください。',
  },
  'mailbox-full': {
    sentence: 'メールボックスがいっぱいです。',
    nextStep: '数日後にもう一度お試しください。',
  },
  'mailbox-disabled': {
    sentence: 'メールボックスが使われていないか、メールを受け付けていません。',
    nextStep: '別のアドレスを本人に尋ねてください。',
  },
  'message-too-large': {
    sentence: 'メールのサイズが大きすぎます。',
    nextStep: '添付ファイルを小さくするか、ファイルへのリンクにして送信してください。',
  },
  'spam-content': {
    sentence: '受信者のメールサーバーがメールを迷惑メールと判断しました。',
    nextStep: '再送する前に、件名、本文、リンクを見直してください。',
  },
  'content-refused': {
    sentence: 'メールの内容または添付ファイルが拒否されました。',
    nextStep: 'テンプレートと添付ファイルを確認して、再送してください。',
  },
  'sender-blocked': {
    sentence: '受信者のメールサーバーがこの送信者からのメールを受け付けていません。',
    nextStep: '送信元アドレス、その評価、ブロックリストの確認を、自社のメール管理者に依頼してください。',
  },
  'authentication-failed': {
    sentence: 'メールがこの送信者からのものであることを確認できませんでした。',
    nextStep: '送信元ドメインのSPF、DKIM、DMARCの確認を、自社のメール管理者に依頼してください。',
  },
  policy: {
    sentence: '受信者のメールサーバーが独自のルールによってメールを拒否しました。',
    nextStep: '自分のアドレスからのメールを許可してもらうよう、本人に依頼してください。',
  },
  'relay-denied': {
    sentence: '途中のメールサーバーが、このアカウントからこのアドレスへの送信を許可していません。',
    nextStep: 'アカウントとそのログイン方法の確認を、自社のメール管理者に依頼してください。',
  },
  'rate-limited': {
    sentence: '短時間に受け付けられる量を超えるメールが届きました。',
    nextStep: '数時間待ってから、一度に送る数を減らして送信してください。',
  },
  greylisted: {
    sentence: '受信者のメールサーバーは、新しい送信者のメールについて再送を求めています。',
    nextStep: 'お待ちください。明日までに届かない場合は再送してください。',
  },
  'server-unreachable': {
    sentence: '受信者のメールサーバーに接続できませんでした。',
    nextStep: '明日もう一度お試しください。再び失敗した場合は、アドレスの@より後を確認してください。',
  },
  'server-busy': {
    sentence: '受信者のメールサーバーが混み合っているか、問題が起きています。',
    nextStep: '後でもう一度お試しください。',
  },
  'timed-out': {
    sentence: '時間内にメールを届けられず、送信が打ち切られました。',
    nextStep: 'アドレスを確認して、再送してください。',
  },
  loop: {
    sentence: 'メールがメールサーバーの間を循環していました。',
    nextStep: '別の方法で本人に知らせてください。解決できるのは相手先のメール管理者だけです。',
  },
  suppressed: {
    sentence: 'メールサービスはこのアドレスへの送信を停止しています。',
    nextStep: '本人が再びメールを希望する場合は、アドレスを送信停止リストから外してもらってください。',
  },
  'sending-quota': {
    sentence: '使用中のメールアカウントは、現在これ以上送信できません。',
    nextStep: '上限がリセットされるまで待つか、上限を引き上げてもらってください。',
  },
  unknown: {
    sentence: 'メールサーバーは理由をはっきり示していません。',
    nextStep: 'サーバーの応答を読むか、別の方法で本人に連絡してください。',
  },
};
