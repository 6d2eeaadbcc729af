/** Lists of which the address of the page says what they show, as `keepViewInUrl` has found it at the start. */
export const namedByAddress = new WeakSet<Element>();
