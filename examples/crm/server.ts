import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';

import { nodeListener, type NodeListener } from '../../src/server/node.js';
import { createMailAnalytics, type MailAnalytics } from '../../src/server.js';
import type { Bundle } from './bundle.js';
import { ACCOUNT, type DemoData } from './data.js';
import type { LiveReload } from './live-reload.js';
import { personAnswer } from './person.js';
import { ProblemError, sendProblem } from './problem.js';
import { playSendgrid, VERIFICATION_KEY } from './provider.js';
import { sendStatic, sendText } from './static.js';

const API = '/mail-analytics/api';

/** What the server serves. */
export interface Demo {
  data: DemoData;
  bundle: Bundle;
  liveReload: LiveReload;
}

/** The back end, as the CRM mounts it. Nobody signs in to the demo; in a real CRM, `authorize` looks at the session. */
export function demoMail({ folder }: DemoData): MailAnalytics {
  return createMailAnalytics({
    database: folder,
    providers: { sendgrid: VERIFICATION_KEY },
    webhookAccount: ACCOUNT,
    authorize: () => ({ account: ACCOUNT, actor: 'Marcus Bell', rights: ['read', 'see-addresses', 'export'] }),
  });
}

/** The CRM, with the back end that the elements on its pages ask. */
export function demoServer(demo: Demo, mail: MailAnalytics): Server {
  const answerMail = nodeListener(mail);
  return createServer((request, response) => {
    answer(request, response, demo, answerMail).catch((error: unknown) => sendProblem(response, error));
  });
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  demo: Demo,
  answerMail: NodeListener,
): Promise<void> {
  // Not `new URL(…).pathname`: it would decode dots and walk up the path.
  const [rawPath = '/', search = ''] = splitOnce(request.url ?? '/', '?');
  if (rawPath.startsWith(`${API}/`)) return answerMail(request, response);
  if (rawPath === '/crm/sendgrid' && request.method === 'POST') {
    const port = String(request.socket.localPort);
    return playSendgrid(request, response, `http://127.0.0.1:${port}${API}/webhooks/sendgrid`);
  }
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    response.setHeader('allow', 'GET, HEAD');
    throw new ProblemError(405, 'Wrong method', `${String(request.method)} is not possible here.`);
  }
  if (rawPath === '/mail-analytics.js') return sendText(response, 'text/javascript', await demo.bundle.text());
  if (rawPath === '/live-reload') return demo.liveReload.connect(response);
  if (rawPath === '/crm/person.json') {
    const email = new URLSearchParams(search).get('email');
    return sendText(response, 'application/json', JSON.stringify(personAnswer(demo.data, email)));
  }
  if (await sendStatic(response, rawPath)) return;
  throw new ProblemError(404, 'Not found', `There is no page ${rawPath}.`);
}

function splitOnce(text: string, separator: string): [string, string?] {
  const at = text.indexOf(separator);
  return at === -1 ? [text] : [text.slice(0, at), text.slice(at + 1)];
}
