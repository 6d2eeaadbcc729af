import { define } from '../define.js';
import { MailAnalytics } from './mail-analytics.js';

define('mail-analytics', MailAnalytics);
