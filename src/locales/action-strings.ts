import type { RecipientAction } from '../model/recipient-action.js';

/** What a host can do with recipients. */
export interface ActionsStrings {
  label: string;
  /** Of the button that follows up with those who have not opened. */
  notOpened: (count: number, formatted: string) => string;
  /** Of the button for all with whom it can be done. */
  all: Readonly<Record<RecipientAction, (count: number, formatted: string) => string>>;
  /** Of the button for one of them, and while they are being counted. */
  one: Readonly<Record<RecipientAction, string>>;
  /** What each does, and with whom. */
  about: Readonly<Record<RecipientAction, string>>;
  counting: string;
  /** Where who is among them depends on who has opened. */
  uncertain: string;
  /** After it: how many of them software has opened the mail of. */
  machines: (count: number, formatted: string) => string;
  /** How far it is: "12,000 of 308,000 handed over". */
  progress: (read: string, total: string) => string;
  handed: (count: number, formatted: string) => string;
  failed: string;
}
