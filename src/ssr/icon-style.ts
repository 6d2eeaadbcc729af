import { styles } from '../elements/email-status-icon/email-status-icon.styles.js';
import { statusTokens } from '../styles/status-tokens.js';

/** What an icon needs before it is drawn by the page: there may be hundreds, and each has a sheet of its own till then. */
const OWN = styles.cssText.replace(/\/\*[^]*?\*\//g, '').replace(/\s+/g, ' ');

/** The sheet of an icon, with the colour of the one status that it shows. */
export function iconStyle(markup: string): string {
  const status = /data-status="([\w-]+)"/.exec(markup)?.[1] ?? 'processed';
  const colour = new RegExp(`--_${status}:(var\\([^;]*\\));`).exec(statusTokens.cssText)?.[1] ?? '';
  return `<style>${OWN}:host{--_status:${colour}}</style>`;
}
