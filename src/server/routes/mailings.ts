import { accessOf, type Caller } from '../http/access.js';
import { maskedLinks, maskedRecipient } from '../http/address-mask.js';
import { notFound, ProblemError } from '../http/problem.js';
import { bodyOf } from '../http/request-body.js';
import type { Store } from '../store/store.js';
import { announcementOf } from './announcement.js';
import { idOf, json, needs, onlyMethods, parametersOf, type Routes } from './backend.js';
import { mailingQuery, recipientQuery } from './parameters.js';

/** `/mailings`, and what belongs to one of them. */
export const mailingRoutes: Routes = (app, backend) => {
  app.get('/mailings', needs(backend, 'read'), async (context) => {
    const query = mailingQuery(parametersOf(context));
    const store = await backend.store();
    return json(await store.listMailings(context.var.access, query));
  });

  app.post('/mailings', needs(backend, 'register'), async ({ req, var: { caller } }) => {
    // A form of another site, which a browser posts without asking, can never be of this type.
    if (!/^application\/json\b/i.test(req.header('content-type') ?? '')) {
      throw new ProblemError(415, 'Wrong type', 'An announcement is posted as application/json.');
    }
    const announcement = announcementOf(await bodyOf(req.raw, backend.limits.announcementBytes));
    const store = await backend.store();
    await checkScope(store, caller, announcement);
    try {
      await store.announce(caller.account, announcement);
    } catch (error) {
      if (error instanceof RangeError) throw new ProblemError(409, 'Not announced', error.message, { cause: error });
      throw error;
    }
    return new Response(null, { status: 204 });
  });
  onlyMethods(app, '/mailings', 'GET', 'POST');

  app.get('/mailings/:id/recipients', needs(backend, 'read'), async (context) => {
    const id = idOf(context);
    const query = recipientQuery(parametersOf(context));
    const store = await backend.store();
    const page = await store.listRecipients(context.var.access, id, query);
    if (!page) throw noMailing(id);
    return json(context.var.isMasked ? { ...page, items: page.items.map(maskedRecipient) } : page);
  });
  onlyMethods(app, '/mailings/:id/recipients', 'GET');

  app.get('/mailings/:id/links', needs(backend, 'read'), async (context) => {
    const id = idOf(context);
    const store = await backend.store();
    const links = await store.listLinks(context.var.access, id);
    if (!links) throw noMailing(id);
    return json(context.var.isMasked ? maskedLinks(links) : links);
  });
  onlyMethods(app, '/mailings/:id/links', 'GET');
};

/** Long ids are not repeated: the sentence is shown to a person. */
export function noMailing(id: string): ProblemError {
  return notFound(`There is no mailing ${id.length > 60 ? `${id.slice(0, 59)}…` : id}.`);
}

/**
 * Whoever sees some scopes may announce into those alone, and cannot take a mailing over from another.
 *
 * @throws {ProblemError} 403.
 */
async function checkScope(store: Store, caller: Caller, { id, scope }: { id: string; scope?: string }): Promise<void> {
  const { account, scopes } = caller;
  if (scopes === undefined) return;
  if (scope === undefined || !scopes.includes(scope)) {
    throw new ProblemError(403, 'Not allowed', 'Mailings of this scope may not be announced.', {
      more: { field: 'scope' },
    });
  }
  const query = { sort: { by: 'date', direction: 'descending' }, offset: 0, limit: 0 } as const;
  const isOthers =
    (await store.listRecipients({ account }, id, query)) !== undefined &&
    (await store.listRecipients(accessOf(caller), id, query)) === undefined;
  if (isOthers) throw new ProblemError(403, 'Not allowed', 'The mailing of this id belongs to another scope.');
}
