import { PRIVATE } from '../http/problem.js';
import type { Access } from '../store/store.js';
import { needs, onlyMethods, parametersOf, type Routes } from './backend.js';
import { textOf } from './parameters.js';

const HEADERS = {
  ...PRIVATE,
  'content-type': 'text/event-stream; charset=utf-8',
  // What compresses on the way, as Express's `compression()`, would keep events back until there are enough of them.
  'cache-control': 'no-store, no-transform',
  // So do some proxies.
  'x-accel-buffering': 'no',
} as const;

/** `/changes`, as server-sent events. https://html.spec.whatwg.org/multipage/server-sent-events.html */
export const changeRoutes: Routes = (app, backend) => {
  app.get('/changes', needs(backend, 'read'), async (context) => {
    const { access, isMasked } = context.var;
    const scope = textOf(parametersOf(context), 'scope');
    // HEAD is answered as GET, and nobody would read the stream.
    if (context.req.raw.method === 'HEAD') return new Response(null, { headers: HEADERS });
    const lastEventId = context.req.header('last-event-id') || undefined;
    const stream = await backend.changes.open({ access: withinScope(access, scope), isMasked }, lastEventId);
    return new Response(stream, { headers: HEADERS });
  });
  onlyMethods(app, '/changes', 'GET');
};

function withinScope(access: Access, scope: string | undefined): Access {
  if (scope === undefined) return access;
  const isAllowed = access.scopes?.includes(scope) ?? true;
  return { account: access.account, scopes: isAllowed ? [scope] : [] };
}
