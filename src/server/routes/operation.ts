import { checkUnlimited } from '../http/access.js';
import { PRIVATE, tooBusy, wrongParameter } from '../http/problem.js';
import { json, needs, onlyMethods, parametersOf, type Routes } from './backend.js';
import { textOf, windowOf } from './parameters.js';

/** Whoever asks after the health of a server asks again soon. */
const ASK_AGAIN = 5;

/** What is there for those who run the server: health, metrics, the audit of exports, erasure. */
export const operationRoutes: Routes = (app, backend) => {
  // Asked by load balancers, that sign in nowhere; it tells nothing but that.
  app.get('/healthz', async () => {
    try {
      await (await backend.store()).ping();
    } catch (cause) {
      throw tooBusy(503, 'The database does not answer.', ASK_AGAIN, cause);
    }
    return json({ status: 'ok' });
  });
  onlyMethods(app, '/healthz', 'GET');

  app.get('/metrics', needs(backend, 'operate'), () => {
    const type = 'application/openmetrics-text; version=1.0.0; charset=utf-8';
    return new Response(backend.metrics.text(), { headers: { 'content-type': type, ...PRIVATE } });
  });
  onlyMethods(app, '/metrics', 'GET');

  app.get('/exports', needs(backend, 'audit'), async (context) => {
    const { caller } = context.var;
    checkUnlimited(caller);
    const store = await backend.store();
    return json(await store.listExports(caller.account, windowOf(parametersOf(context))));
  });
  onlyMethods(app, '/exports', 'GET');

  app.delete('/recipients', needs(backend, 'erase'), async (context) => {
    const { caller } = context.var;
    checkUnlimited(caller);
    const email = textOf(parametersOf(context), 'email')?.trim();
    if (!email) throw wrongParameter('email', 'is needed: whose data are to be erased');
    const store = await backend.store();
    const messages = await store.erase(caller.account, email);
    backend.log('info', 'erased', { messages });
    return json({ messages });
  });
  onlyMethods(app, '/recipients', 'DELETE');
};
