/** What a page with the lists loads, whose data are in memory. */
import '../../src/elements/mail-analytics/mail-analytics.define.js';
import '../../src/elements/mail-recipients/mail-recipients.define.js';

export { MemoryAdapter } from '../../src/adapters/memory-adapter.js';
