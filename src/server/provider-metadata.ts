/** The ids that a provider hands back with each event of a message, so that the event finds it. */
export interface MessageIds {
  mailingId: string;
  messageId: string;
}

const named = ({ mailingId, messageId }: MessageIds): { mailing_id: string; message_id: string } => ({
  mailing_id: mailingId,
  message_id: messageId,
});

const headersOf = ({ mailingId, messageId }: MessageIds): { 'X-Mailing-Id': string; 'X-Message-Id': string } => ({
  'X-Mailing-Id': mailingId,
  'X-Message-Id': messageId,
});

/**
 * What to put into the call that sends one message, as each provider's API names it. Where the address of the webhook's
 * documentation is not here, it is in the provider's file.
 */
const METADATA = {
  /** https://developers.brevo.com/reference/sendtransacemail */
  brevo: (ids: MessageIds) => ({ headers: { 'X-Mailin-custom': JSON.stringify(named(ids)) } }),
  /** https://developers.mailersend.com/api/v1/email.html */
  mailersend: ({ mailingId, messageId }: MessageIds) => ({
    tags: [`mailing_id:${mailingId}`, `message_id:${messageId}`],
  }),
  /** https://documentation.mailgun.com/docs/mailgun/user-manual/sending-messages/send-attachments */
  mailgun: ({ mailingId, messageId }: MessageIds) => ({ 'v:mailing_id': mailingId, 'v:message_id': messageId }),
  /** https://dev.mailjet.com/email/guides/send-api-v31/ */
  mailjet: (ids: MessageIds) => ({ EventPayload: JSON.stringify(named(ids)) }),
  /** Hands nothing back: its events are found by the id that Mailomat itself gives a mail. */
  mailomat: () => ({}),
  /** https://docs.mailtrap.io/email-api-smtp/advanced/custom-variables */
  mailtrap: (ids: MessageIds) => ({ custom_variables: named(ids) }),
  /** https://mailchimp.com/developer/transactional/docs/tags-metadata/ */
  mandrill: (ids: MessageIds) => ({ metadata: named(ids) }),
  /** https://docs.postalserver.io/developer/api */
  postal: (ids: MessageIds) => ({ tag: new URLSearchParams(named(ids)).toString() }),
  /** https://postmarkapp.com/support/article/1125-custom-metadata-faq */
  postmark: (ids: MessageIds) => ({ Metadata: named(ids) }),
  /** Letters, digits, "_" and "-" alone. https://resend.com/docs/api-reference/emails/send-email */
  resend: ({ mailingId, messageId }: MessageIds) => ({
    tags: [
      { name: 'mailing_id', value: mailingId },
      { name: 'message_id', value: messageId },
    ],
  }),
  /** Of a personalization. https://www.twilio.com/docs/sendgrid/api-reference/mail-send/mail-send */
  sendgrid: (ids: MessageIds) => ({ custom_args: named(ids) }),
  /** Letters, digits, "_" and "-" alone. https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_MessageTag.html */
  ses: ({ mailingId, messageId }: MessageIds) => ({
    EmailTags: [
      { Name: 'mailing_id', Value: mailingId },
      { Name: 'message_id', Value: messageId },
    ],
  }),
  /** Of a recipient. https://developers.sparkpost.com/api/transmissions/ */
  sparkpost: (ids: MessageIds) => ({ metadata: named(ids) }),
  /** https://learn.sweego.io/docs/webhooks/payload */
  sweego: (ids: MessageIds) => ({ headers: headersOf(ids) }),
  /** Of a recipient. https://godocs.unisender.ru/web-api-ref#email-send */
  'unisender-go': (ids: MessageIds) => ({ metadata: named(ids) }),
} as const;

/** A provider by the name in its webhook's path. */
export type ProviderName = keyof typeof METADATA;

/** What is put into the call that sends, of each provider. */
export type ProviderMetadata = { [Name in ProviderName]: ReturnType<(typeof METADATA)[Name]> };

/** What to put into the call that sends one message through a provider: `{ custom_args: { mailing_id, message_id } }`. */
export function metadataFor<Name extends ProviderName>(provider: Name, ids: MessageIds): ProviderMetadata[Name];
export function metadataFor(provider: ProviderName, ids: MessageIds): ProviderMetadata[ProviderName] {
  return METADATA[provider](ids);
}
