import { define } from '../define.js';
import { MailStatusLegend } from './mail-status-legend.js';

define('mail-status-legend', MailStatusLegend);
