import { PRIVATE } from '../http/problem.js';
import { onlyMethods, type Routes } from './backend.js';

/**
 * `/webhooks/{provider}`, where providers post.
 *
 * @param publicUrl - Where the handler can be reached from outside, if it does not see so itself: some sign the address
 *   they were told.
 */
export function webhookRoutes(publicUrl: string | undefined): Routes {
  return (app, { webhooks }) => {
    // While an address is set up at them, some look whether anything is there. HEAD is answered as GET.
    app.get('/webhooks/:provider', ({ req }) => {
      webhooks.providerOf(req.param('provider'));
      return new Response('Here it is, to be posted to.\n', { headers: PRIVATE });
    });

    app.post('/webhooks/:provider', async ({ req }) => {
      const provider = webhooks.providerOf(req.param('provider'));
      const own = publicUrl && publicUrl.replace(/\/+$/, '') + req.path + new URL(req.url).search;
      await webhooks.take(provider, req.raw, own ?? req.url);
      return new Response(null, { status: 200 });
    });
    onlyMethods(app, '/webhooks/:provider', 'GET', 'POST');
  };
}
