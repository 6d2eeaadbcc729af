import { tellAttributeWords } from '../../controllers/tell-attribute-words.js';
import { strangeNames } from '../../controllers/attribute-words-controller.js';
import { STATUSES } from '../../model/status.js';
import type { EmailStatusIcon } from './email-status-icon.js';

/** Milliseconds in which a page may say what an icon is of, after it has put it there. */
const PATIENCE = 1000;

/** Tells whoever wrote the attributes of an icon what it does not understand. Loaded when there may be something. */
export function checkWords(icon: EmailStatusIcon): void {
  const { label, status } = icon;
  const labels = ['icon', 'icon-text'];
  tellAttributeWords(
    icon,
    {
      ...(status && !STATUSES.includes(status) && { status: STATUSES }),
      ...(label && !labels.includes(label) && { label: labels }),
    },
    [],
  );
  if (!icon.messageId && !status) setTimeout(() => tellMissing(icon), PATIENCE);
}

function tellMissing(icon: EmailStatusIcon): void {
  if (!icon.isConnected || icon.messageId || icon.status) return;
  tellAttributeWords(icon, { messageId: true }, strangeNames(icon));
}
