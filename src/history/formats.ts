import { providers } from '../providers/all.js';
import type { HistoryFormat } from './history-format.js';
import { mailgunExport } from './mailgun-export.js';
import { neutral } from './neutral.js';
import { postmarkExports } from './postmark-export.js';
import { sendgridActivity } from './sendgrid-activity.js';

/** Every export as CSV that we know. */
export const formats: readonly HistoryFormat[] = [neutral, sendgridActivity, ...postmarkExports, mailgunExport];

/** What a format may be called: "neutral", or as a provider, whose exports are read, and its webhook bodies as NDJSON. */
export const formatNames: readonly string[] = [neutral.name, ...providers.keys()].sort();
