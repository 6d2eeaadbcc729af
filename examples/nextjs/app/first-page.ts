import 'mail-analytics/ssr.js';

import { render } from '@lit-labs/ssr';
import { collectResult } from '@lit-labs/ssr/lib/render-result.js';
import { html } from 'lit';
import { MemoryAdapter } from 'mail-analytics';
import { drawnWithAnswers, shadowOf } from 'mail-analytics/ssr.js';
import { mail } from 'sample-mail';

/** The first rows, as they are to be seen before any script has come. */
export async function firstPage(): Promise<string> {
  const drawing = await drawnWithAnswers(new MemoryAdapter(mail), (atHand) =>
    collectResult(render(html`<mail-analytics .adapter=${atHand}></mail-analytics>`)),
  );
  return shadowOf(drawing);
}
