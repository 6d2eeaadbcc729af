/** What `openapi.yaml` says can be asked, so that an attack forgets nothing. */
import { readFileSync } from 'node:fs';

import { parse } from 'yaml';

interface Schema {
  $ref?: string;
  type?: string | string[];
  enum?: string[];
  properties?: Record<string, Schema>;
  items?: Schema;
}

interface Parameter {
  name: string;
  in: 'query' | 'path' | 'header';
  required?: boolean;
  schema: Schema;
}

type Ref<Thing> = Thing | { $ref: string };

interface Operation {
  parameters?: Ref<Parameter>[];
  requestBody?: { content: Record<string, { schema: Schema }> };
}

export interface AskedOperation {
  method: 'GET' | 'POST' | 'DELETE';
  /** As "/mailings/{id}/links". */
  path: string;
  parameters: Parameter[];
}

const document = parse(readFileSync(new URL('../../openapi.yaml', import.meta.url), 'utf8')) as {
  paths: Record<string, Record<string, Operation> & { parameters?: Ref<Parameter>[] }>;
  components: { schemas: Record<string, Schema> };
};

export const OPERATIONS: readonly AskedOperation[] = Object.entries(document.paths).flatMap(([path, item]) =>
  (['get', 'post', 'delete'] as const).flatMap((method) => {
    const operation = item[method];
    if (!operation) return [];
    const parameters = [...(item.parameters ?? []), ...(operation.parameters ?? [])].map(resolved);
    return { method: method.toUpperCase() as AskedOperation['method'], path, parameters };
  }),
);

/** The paths of the fields of a schema that hold text of any kind, as "recipients[].email". */
export function textFieldsOf(name: string): string[] {
  return textFields({ $ref: `#/components/schemas/${name}` }, '');
}

function textFields(schema: Schema, path: string): string[] {
  const { type = [], enum: values, properties, items } = resolved(schema);
  if (properties) {
    return Object.entries(properties).flatMap(([name, each]) => textFields(each, path ? `${path}.${name}` : name));
  }
  if (items) return textFields(items, `${path}[]`);
  return [type].flat().includes('string') && !values && !schema.$ref?.endsWith('/Time') ? [path] : [];
}

function resolved<Thing extends object>(thing: Ref<Thing>): Thing {
  if (!('$ref' in thing) || typeof thing.$ref !== 'string') return thing as Thing;
  const names = thing.$ref.replace(/^#\//, '').split('/');
  return names.reduce<unknown>((node, name) => (node as Record<string, unknown>)[name], document) as Thing;
}
