import { maskedEvent, maskedRecipient } from '../http/address-mask.js';
import { notFound } from '../http/problem.js';
import { idOf, json, needs, onlyMethods, parametersOf, type Routes } from './backend.js';
import { idsOf, summaryQuery } from './parameters.js';

/** `/messages`, what happened to one of them, and `/summary`. */
export const messageRoutes: Routes = (app, backend) => {
  app.get('/messages', needs(backend, 'read'), async (context) => {
    const ids = idsOf(parametersOf(context));
    const store = await backend.store();
    const messages = await store.getMessages(context.var.access, ids);
    return json(context.var.isMasked ? messages.map(maskedRecipient) : messages);
  });
  onlyMethods(app, '/messages', 'GET');

  app.get('/messages/:id/events', needs(backend, 'read'), async (context) => {
    const id = idOf(context);
    const store = await backend.store();
    const events = await store.listEvents(context.var.access, id);
    if (!events) throw notFound('There is no message of this id.');
    return json(context.var.isMasked ? events.map(maskedEvent) : events);
  });
  onlyMethods(app, '/messages/:id/events', 'GET');

  app.get('/summary', needs(backend, 'read'), async (context) => {
    const query = summaryQuery(parametersOf(context));
    const store = await backend.store();
    return json(await store.getSummary(context.var.access, query));
  });
  onlyMethods(app, '/summary', 'GET');
};
