/** Why a provider did not even try: what it held against the address or the mail. */
export const DROP_ORIGINS = ['bounced', 'unsubscribed', 'spam-report', 'invalid', 'quota', 'content', 'other'] as const;

/** The origin of a drop: the seed of the product names the first three. */
export type DropOrigin = (typeof DROP_ORIGINS)[number];
