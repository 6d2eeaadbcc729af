import type { TemplateResult } from 'lit';

import type { MailAnalyticsAdapter } from '../../adapters/adapter.js';
import { OpenedMailingController } from '../../controllers/opened-mailing-controller.js';
import type { PageController } from '../../controllers/page-controller.js';
import type { Mailing } from '../../model/mailing.js';
import type { MailAnalytics } from './mail-analytics.js';

/**
 * The drawer of a section, whose code is loaded when it is opened.
 *
 * @param onView - A person has opened it, closed it or made it wider.
 */
export function drawerPart(
  host: MailAnalytics,
  pages: PageController<Mailing>,
  adapter: () => MailAnalyticsAdapter | undefined,
  onView: () => void,
  onError: (error: unknown) => void,
): OpenedMailingController<TemplateResult> {
  const opened: OpenedMailingController<TemplateResult> = new OpenedMailingController(
    host,
    async () => new (await import('./drawer.js')).Drawer(host, opened, adapter, onView),
    (id) => pages.find(id),
    () => pages.isReady && !pages.isLoading,
    onView,
    onError,
  );
  return opened;
}
