/** What a page with icons loads, whose data are in memory. */
import '../../src/elements/email-status-icon/email-status-icon.define.js';

export { setDefaultAdapter } from '../../src/adapters/default-adapter.js';
export { MemoryAdapter } from '../../src/adapters/memory-adapter.js';
