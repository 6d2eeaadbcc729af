/**
 * Types of the elements for frameworks, and components for React 18, made from the manifest. The generators that there are
 * for manifests were tried: they take the events of the elements for `CustomEvent`s, or do not know their classes, and
 * what they write for Vue and Svelte names the same import twice, which no compiler takes.
 */
const doc = (text, indent = '') =>
  text ? `${indent}/** ${text.replaceAll(/\s+/g, ' ').replaceAll('*/', '*\\/')} */\n` : '';

const quoted = (name) => (/^[a-z]\w*$/i.test(name) ? name : `'${name}'`);

/** "mailing-open" as the name of a property: "onMailingOpen". */
const handlerOf = (event) => `on-${event}`.replaceAll(/-(.)/g, (_, letter) => letter.toUpperCase());

/** The elements of a manifest that have a tag, in the order of their tags. */
export function elementsOf({ modules }) {
  return modules
    .flatMap(({ path, declarations = [] }) => declarations.map((declaration) => ({ path, ...declaration })))
    .filter(({ tagName }) => tagName)
    .map(({ path, name, tagName, description, members = [], attributes = [], events = [] }) => {
      const fields = members.filter(
        ({ kind, readonly, static: isStatic }) => kind === 'field' && !readonly && !isStatic,
      );
      return { path, name, tagName, description: description?.split('\n')[0], fields, attributes, events };
    })
    .sort((a, b) => (a.tagName < b.tagName ? -1 : 1));
}

const propsOf = ({ name, fields, attributes }) => {
  const spelled = attributes.filter(({ name: attribute, fieldName }) => attribute !== fieldName);
  return [
    ...fields.map(({ name: field, description }) => `${doc(description, '  ')}  ${field}?: ${name}['${field}'];\n`),
    ...spelled.map(
      ({ name: attribute, fieldName, description }) =>
        `${doc(description, '  ')}  ${quoted(attribute)}?: ${name}['${fieldName}'];\n`,
    ),
  ].join('');
};

const listenersOf = ({ name, events }, spell) =>
  events
    .map(
      ({ name: event, type, description }) =>
        `${doc(description, '  ')}  ${quoted(spell(event))}?: (event: At<${name}, ${type.text}>) => void;\n`,
    )
    .join('');

/** What each element can be given, by property or attribute, and what listens to it, in each way of spelling. */
function baseTypes(elements) {
  const events = [...new Set(elements.flatMap(({ events: fired }) => fired.map(({ type }) => type.text)))];
  const names = [...elements.map(({ name }) => name), ...events].sort();
  const interfaces = elements.flatMap((element) => [
    `${doc(`What \`<${element.tagName}>\` can be given. ${element.description ?? ''}`)}export interface ${element.name}Props {\n${propsOf(element)}}\n`,
    `${doc(`What listens to \`<${element.tagName}>\`, by the names of its events.`)}export interface ${element.name}Listeners {\n${listenersOf(element, (event) => `on${event}`)}}\n`,
    `${doc(`What listens to \`<${element.tagName}>\`, as properties of a component.`)}export interface ${element.name}Handlers {\n${listenersOf(element, handlerOf)}}\n`,
  ]);
  return `import type { ${names.join(', ')} } from '../index.js';

/** An event, at the element that fired it. */
export type At<Target, Fired extends Event> = Fired & { readonly currentTarget: Target };

${interfaces.join('\n')}`;
}

const importsOf = (elements, ...kinds) => {
  const names = elements.flatMap(({ name }) => kinds.map((kind) => `${name}${kind}`));
  return `import type { ${names.join(', ')} } from './elements.js';\nimport type { ${elements.map(({ name }) => name).join(', ')} } from '../index.js';\n`;
};

/** Everything that an HTML element takes in React, but where the element says otherwise. */
const REACT_ELEMENT = `type Taking<Target, Props> = Omit<DetailedHTMLProps<HTMLAttributes<Target>, Target>, keyof Props> & Props & { class?: string };
`;

function reactTypes(elements, customProperties) {
  const tags = elements.map(
    ({ name, tagName }) => `      '${tagName}': Taking<${name}, ${name}Props & ${name}Listeners>;\n`,
  );
  const properties = customProperties.map(
    ({ name, description }) => `${doc(description, '    ')}    '${name}'?: string | number;\n`,
  );
  return `import type { DetailedHTMLProps, HTMLAttributes } from 'react';
${importsOf(elements, 'Props', 'Listeners')}
${REACT_ELEMENT}
declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
${tags.join('')}    }
  }
  interface CSSProperties {
${properties.join('')}  }
}
`;
}

function vueTypes(elements) {
  const tags = elements.map(
    ({ name, tagName }) => `    '${tagName}': VueElement<${name}, ${name}Props & ${name}Handlers>;\n`,
  );
  return `import type { HTMLAttributes, PublicProps } from 'vue';
${importsOf(elements, 'Props', 'Handlers')}
type VueElement<Target, Props> = new () => Target & { $props: Omit<HTMLAttributes, keyof Props> & PublicProps & Props };

declare module 'vue' {
  interface GlobalComponents {
${tags.join('')}  }
}
`;
}

function svelteTypes(elements) {
  const tags = elements.map(
    ({ name, tagName }) =>
      `    '${tagName}': Omit<HTMLAttributes<${name}>, keyof ${name}Props> & ${name}Props & ${name}Listeners;\n`,
  );
  return `import type { HTMLAttributes } from 'svelte/elements';
${importsOf(elements, 'Props', 'Listeners')}
declare module 'svelte/elements' {
  interface SvelteHTMLElements {
${tags.join('')}  }
}
`;
}

/** Components for React 18, which gives an element attributes alone, and knows no events but those of the browser. */
function reactComponents(elements) {
  return elements
    .map(({ path, name, tagName, events }) => {
      const handlers = events.map(({ name: event }) => `${handlerOf(event)}: '${event}'`);
      const file = `./${path.replace('dist/', '')}`;
      return `import '${file.replace(/\.js$/, '.define.js')}';
import { ${name} as ${name}Element } from '${file}';
export const ${name} = createComponent({ react: React, tagName: '${tagName}', elementClass: ${name}Element, events: { ${handlers.join(', ')} } });
`;
    })
    .join('');
}

function reactComponentTypes(elements) {
  const components = elements.map(
    ({ name, description }) =>
      `${doc(description)}export declare const ${name}: ForwardRefExoticComponent<Taking<${name}Element, ${name}Props & ${name}Handlers> & RefAttributes<${name}Element>>;\n`,
  );
  return `import type { ForwardRefExoticComponent, HTMLAttributes, RefAttributes } from 'react';
import type { ${elements.map(({ name }) => `${name} as ${name}Element`).join(', ')} } from './index.js';
import type { ${elements.flatMap(({ name }) => [`${name}Handlers`, `${name}Props`]).join(', ')} } from './types/elements.js';

type Taking<Target, Props> = Omit<HTMLAttributes<Target>, keyof Props> & Props;

${components.join('\n')}`;
}

/**
 * @returns {Record<string, string>} the text of each file, by its path in `dist/`; of `react.js` what is still to be
 * bundled with `@lit/react`
 */
export function frameworkFiles(manifest) {
  const elements = elementsOf(manifest);
  const all = manifest.modules.flatMap(({ declarations = [] }) => declarations);
  const customProperties = new Map(
    all.flatMap(({ cssProperties = [] }) => cssProperties.map((property) => [property.name, property])),
  );
  const nothing = 'export {};\n';
  return {
    'types/elements.d.ts': baseTypes(elements),
    'types/elements.js': nothing,
    'types/react.d.ts': reactTypes(elements, [...customProperties.values()]),
    'types/react.js': nothing,
    'types/vue.d.ts': vueTypes(elements),
    'types/vue.js': nothing,
    'types/svelte.d.ts': svelteTypes(elements),
    'types/svelte.js': nothing,
    'react.d.ts': reactComponentTypes(elements),
    'react.js': `import * as React from 'react';\nimport { createComponent } from '@lit/react';\n${reactComponents(elements)}`,
  };
}
