import { define } from '../define.js';
import { MailRecipients } from './mail-recipients.js';

define('mail-recipients', MailRecipients);
