import { define } from '../define.js';
import { EmailStatusIcon } from './email-status-icon.js';

define('email-status-icon', EmailStatusIcon);
