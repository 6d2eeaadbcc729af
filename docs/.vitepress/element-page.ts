/** What the manifest says of an element, as Markdown: nothing of it is written by hand. */
import { EXAMPLES } from './examples.js';

/** As far as it is read here. */
interface Named {
  name: string;
  description?: string;
  default?: string;
  type?: { text?: string };
}

interface Member extends Named {
  kind: 'field' | 'method';
  attribute?: string;
  parameters?: Named[];
  return?: { type?: { text?: string } };
  readonly?: boolean;
}

export interface Declaration extends Named {
  tagName?: string;
  members?: Member[];
  attributes?: (Named & { fieldName?: string })[];
  events?: Named[];
  slots?: Named[];
  cssParts?: Named[];
  cssProperties?: Named[];
  cssStates?: Named[];
}

/** Words of a comment, which may hold what Markdown or Vue would read as their own. */
const words = (text = ''): string =>
  text
    .replaceAll('\n', ' ')
    .split(/(`[^`]*`)/)
    .map((part, index) => (index % 2 === 1 ? part : part.replaceAll('<', '&lt;').replaceAll('{{', '&#123;{')))
    .join('')
    .replaceAll('|', '\\|');

const code = (text = ''): string => (text ? `\`${text.replaceAll('|', '\\|')}\`` : '');

const isNotEmpty = (cell: string): boolean => cell !== '';

/** A table without the columns that are empty in every row. */
function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const kept = head.map((_, column) => rows.some((row) => isNotEmpty(row[column] ?? '')));
  const line = (cells: readonly string[]): string => `| ${cells.filter((_, column) => kept[column]).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

function section(title: string, head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  return rows.length > 0 ? [`## ${title}`, table(head, rows)] : [];
}

/** A type as one writes it: that a thing may be left out is understood. */
const typeOf = (type = 'string'): string => code(type.replace(' | undefined', ''));

/** The type, and under it the default, where there is one. */
const kindOf = ({ type, default: value }: Named): string =>
  [typeOf(type?.text), ...(value && value !== "''" ? [`default ${code(value)}`] : [])].join('<br>');

/** The attribute, and under it the property, where it is called otherwise. */
function settings({ attributes = [], members = [] }: Declaration): string[][] {
  const isField = ({ kind, name }: Member): boolean =>
    kind === 'field' && attributes.every((a) => a.fieldName !== name);
  const rows = attributes.map((each) => [
    each.fieldName === each.name ? code(each.name) : `${code(each.name)}<br>${code(`.${each.fieldName ?? ''}`)}`,
    kindOf(each),
    words(each.description),
  ]);
  const properties = members
    .filter(isField)
    .map((each) => [code(`.${each.name}`), kindOf(each), words(each.description)]);
  return [...rows, ...properties];
}

function methods({ members = [] }: Declaration): string[][] {
  return members
    .filter(({ kind }) => kind === 'method')
    .map(({ name, parameters = [], return: result, description }) => [
      code(`${name}(${parameters.map((each) => `${each.name}: ${each.type?.text ?? 'unknown'}`).join(', ')})`),
      code(result?.type?.text ?? 'void'),
      words(description),
    ]);
}

/** Each event with the fields of its class, by which a listener reads what happened. */
function eventsOf({ events = [] }: Declaration, classes: ReadonlyMap<string, Declaration>): string[] {
  const blocks = events.flatMap(({ name, type, description }) => {
    const own = classes.get(type?.text ?? '');
    const fields = (own?.members ?? []).map((field) => [
      code(field.name),
      code(field.type?.text),
      words(field.description),
    ]);
    return [
      `### ${name}`,
      `${words(description)} Its class is ${code(type?.text)}: ${words(own?.description)}`,
      ...(fields.length > 0 ? [table(['Field', 'Type', 'What it is'], fields)] : []),
    ];
  });
  return blocks.length > 0 ? ['## Events', ...blocks] : [];
}

const named = (list: readonly Named[] = []): string[][] =>
  list.map(({ name, default: value, description }) => [code(name), code(value), words(description)]);

/** What a description says in words, without the example in it. */
const prose = (description = ''): string =>
  description
    .split(/```html[\s\S]*?```/)
    .map((part) => words(part.trim().replaceAll(/\n(?!\n)/g, ' ')))
    .filter(isNotEmpty)
    .join('\n\n');

/** @param classes - Those of the events, by name. */
export function elementPage(element: Declaration, classes: ReadonlyMap<string, Declaration>): string {
  const { tagName = '', description } = element;
  const example = EXAMPLES[tagName] ?? '';
  return [
    `# &lt;${tagName}&gt;`,
    prose(description),
    `<Live>\n\n${example.replaceAll('\n', '\n  ')}\n\n</Live>`,
    `\`\`\`html\n${example}\n\`\`\``,
    ...section('Attributes and properties', ['Attribute, .property', 'Type', 'What it is'], settings(element)),
    ...section('Methods', ['Method', 'Gives', 'What it does'], methods(element)),
    ...eventsOf(element, classes),
    ...section('Slots', ['Slot', 'Default', 'What it is for'], named(element.slots)),
    ...section('Parts', ['Part', 'Default', 'What it is'], named(element.cssParts)),
    ...section('States', ['State', 'Default', 'When'], named(element.cssStates)),
    ...section('Custom properties', ['Property', 'Default', 'What it is'], named(element.cssProperties)),
    'Custom properties may be set on any ancestor; [the token editor](/theming) shows what each does.',
  ].join('\n\n');
}
