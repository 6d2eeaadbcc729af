import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';

import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { parse } from 'yaml';

/** Holds requests and answers against `openapi.yaml`: what is answered with success has to be asked by the document. */

interface Parameter {
  name: string;
  in: 'query' | 'path' | 'header';
  required?: boolean;
  schema: { type?: string; $ref?: string };
}

type Ref<Thing> = Thing | { $ref: string };
type Content = Record<string, { schema: unknown }>;

interface Operation {
  parameters?: Ref<Parameter>[];
  requestBody?: { content: Content };
  responses: Record<string, Ref<{ content?: Content }>>;
}

type PathItem = Record<string, Operation> & { parameters?: Ref<Parameter>[] };

const document = parse(readFileSync(new URL('../../../openapi.yaml', import.meta.url), 'utf8')) as {
  paths: Record<string, PathItem>;
};

const ajv = new Ajv2020({ strict: false, allErrors: true });
addFormats.default(ajv);
ajv.addSchema({ $id: 'openapi.yaml', ...document });
const compiled = new Map<unknown, ValidateFunction>();

/** Operations that a test has seen answered with success, as "GET /mailings". */
export const covered = new Set<string>();

/** Every operation of the document. */
export const operations = Object.entries(document.paths).flatMap(([path, item]) =>
  ['get', 'post', 'delete'].filter((method) => method in item).map((method) => `${method.toUpperCase()} ${path}`),
);

/** Answers as `fetch` does, and throws where request or answer are not as the document says. */
export function heldToContract(
  base: string,
  fetch: (request: Request) => Promise<Response>,
): (request: Request) => Promise<Response> {
  return async (request) => {
    const copy = request.clone();
    const answer = await fetch(request);
    await checkExchange(base, copy, answer);
    return answer;
  };
}

async function checkExchange(base: string, request: Request, answer: Response): Promise<void> {
  const url = new URL(request.url);
  const path = url.pathname.slice(new URL(base).pathname.replace(/\/$/, '').length);
  const pattern = Object.keys(document.paths).find((each) => isMatch(each, path));
  const item = pattern === undefined ? undefined : document.paths[pattern];
  const operation = item?.[request.method.toLowerCase()];
  const asked = `${request.method} ${path}${url.search}`;
  if (!item || !operation) {
    assert.ok(answer.status >= 400, `${asked} is not in openapi.yaml, and answered with ${String(answer.status)}`);
    return;
  }
  if (answer.ok) {
    covered.add(`${request.method} ${pattern ?? ''}`);
    const parameters = [...(item.parameters ?? []), ...(operation.parameters ?? [])].map(resolved);
    for (const parameter of parameters) checkParameter(asked, parameter, url.searchParams);
    const schema = operation.requestBody?.content['application/json']?.schema;
    if (schema) check(`${asked}: body`, schema, JSON.parse(await request.text()));
  }
  await checkAnswer(asked, operation, answer);
}

function checkParameter(asked: string, { name, in: place, required, schema }: Parameter, given: URLSearchParams): void {
  if (place !== 'query') return;
  const values = given.getAll(name);
  assert.ok(!required || values.length > 0, `${asked}: ${name} is required`);
  const whole = resolved(schema);
  if (values.length === 0) return;
  check(`${asked}: ${name}`, schema, whole.type === 'array' ? values : typed(values[0] ?? '', whole.type));
}

function typed(text: string, type: string | undefined): unknown {
  if (type === 'integer') return Number(text);
  return type === 'boolean' ? text === 'true' || (text === 'false' ? false : text) : text;
}

async function checkAnswer(asked: string, { responses }: Operation, answer: Response): Promise<void> {
  const described = responses[String(answer.status)] ?? (answer.ok ? undefined : responses['default']);
  assert.ok(described, `${asked}: status ${String(answer.status)} is not described`);
  const { content } = resolved(described);
  const type = answer.headers.get('content-type')?.split(';')[0] ?? '';
  if (!content) {
    assert.equal(await answer.clone().text(), '', `${asked}: expected no body`);
    return;
  }
  const schema = content[type]?.schema;
  assert.ok(schema, `${asked}: type ${type} is not described`);
  if (type.endsWith('json')) check(asked, schema, await answer.clone().json());
}

function check(what: string, schema: unknown, value: unknown): void {
  const validate = compiled.get(schema) ?? ajv.compile(absolute(schema) as object);
  compiled.set(schema, validate);
  assert.ok(validate(value), `${what}: ${ajv.errorsText(validate.errors)}`);
}

/** References count from the document, also where a part of it stands alone. */
function absolute(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(absolute);
  if (typeof node !== 'object' || node === null) return node;
  return Object.fromEntries(
    Object.entries(node).map(([name, value]) => [
      name,
      name === '$ref' ? `openapi.yaml${String(value)}` : absolute(value),
    ]),
  );
}

function resolved<Thing extends object>(thing: Ref<Thing>): Thing {
  if (!('$ref' in thing) || typeof thing.$ref !== 'string') return thing as Thing;
  const found = thing.$ref
    .replace(/^#\//, '')
    .split('/')
    .reduce<unknown>((node, name) => (node as Record<string, unknown>)[name], document);
  return found as Thing;
}

function isMatch(pattern: string, path: string): boolean {
  const [parts, segments] = [pattern.split('/'), path.split('/')];
  return (
    parts.length === segments.length &&
    parts.every((part, index) => part === segments[index] || (part.startsWith('{') && segments[index] !== ''))
  );
}
