import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';

import { answerApi } from './api.js';
import type { Bundle } from './bundle.js';
import type { DemoData } from './data.js';
import type { LiveReload } from './live-reload.js';
import { personAnswer } from './person.js';
import { ProblemError, sendProblem } from './problem.js';
import { sendStatic, sendText } from './static.js';

const API = '/mail-analytics/api';

/** What the server serves. */
export interface Demo {
  data: DemoData;
  bundle: Bundle;
  liveReload: LiveReload;
}

/** The CRM, with the back end that the elements on its pages ask. */
export function demoServer(demo: Demo): Server {
  return createServer((request, response) => {
    answer(request, response, demo).catch((error: unknown) => sendProblem(response, error));
  });
}

async function answer(request: IncomingMessage, response: ServerResponse, demo: Demo): Promise<void> {
  // Not `new URL(…).pathname`: it would decode dots and walk up the path.
  const [rawPath = '/', search = ''] = splitOnce(request.url ?? '/', '?');
  const parameters = new URLSearchParams(search);
  if (rawPath === API || rawPath.startsWith(`${API}/`)) {
    return answerApi({ request, response, rawPath: rawPath.slice(API.length), parameters }, demo.data.adapter);
  }
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    response.setHeader('allow', 'GET, HEAD');
    throw new ProblemError(405, 'Wrong method', `${String(request.method)} is not possible here.`);
  }
  if (rawPath === '/mail-analytics.js') return sendText(response, 'text/javascript', await demo.bundle.text());
  if (rawPath === '/live-reload') return demo.liveReload.connect(response);
  if (rawPath === '/crm/person.json') {
    return sendText(response, 'application/json', JSON.stringify(personAnswer(demo.data, parameters.get('email'))));
  }
  if (await sendStatic(response, rawPath)) return;
  throw new ProblemError(404, 'Not found', `There is no page ${rawPath}.`);
}

function splitOnce(text: string, separator: string): [string, string?] {
  const at = text.indexOf(separator);
  return at === -1 ? [text] : [text.slice(0, at), text.slice(at + 1)];
}
