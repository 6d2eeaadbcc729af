import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** A fenced block of the documentation. */
export interface Sample {
  /** As "docs/start.md:12", the line on which the fence stands. */
  where: string;
  /** What stands after the fence, in one word: `html`. */
  language: string;
  text: string;
  /** Why it is not run, in the page's own words. */
  notRun?: string;
  /** What of `openapi.yaml` it is an example of. */
  schema?: string;
}

export const ROOT = fileURLToPath(new URL('../../../', import.meta.url));

/** The pages that a person reads: those of the site, and the README. Made ones are tested in the built site. */
export const PAGES: readonly string[] = [
  'README.md',
  ...readdirSync(`${ROOT}docs`, { recursive: true, encoding: 'utf8' })
    .map((path) => `docs/${path.replaceAll('\\', '/')}`)
    .filter((path) => path.endsWith('.md') && !path.includes('/.vitepress/') && !path.includes('[')),
].sort();

export const textOf = (page: string): string => readFileSync(ROOT + page, 'utf8');

const FENCE = /^( *)```(\w+)[^\n]*\n([\s\S]*?)^\1```$/gm;
const NOT_RUN = /<!-- not run: ((?:(?!-->)[^])+?) -->\s*$/;
const SCHEMA = /<!-- openapi: (\w+) -->\s*$/;

export function samplesOf(page: string): Sample[] {
  const whole = textOf(page);
  return [...whole.matchAll(FENCE)].map(({ index, 2: language = '', 3: text = '' }) => {
    const before = whole.slice(0, index);
    const notRun = NOT_RUN.exec(before)?.[1];
    const schema = SCHEMA.exec(before)?.[1];
    const where = `${page}:${String(before.split('\n').length)}`;
    return { where, language, text, ...(notRun && { notRun }), ...(schema && { schema }) };
  });
}

export const SAMPLES: readonly Sample[] = PAGES.flatMap(samplesOf);

const { exports } = JSON.parse(textOf('package.json')) as {
  exports: Record<string, string | { types: string; default: string }>;
};

/** The source behind each specifier of the package that is a module. */
export const SOURCES: ReadonlyMap<string, string> = new Map(
  Object.entries(exports).flatMap(([door, target]) => {
    const built = typeof target === 'string' ? target : target.default;
    if (!built.endsWith('.js')) return [];
    const isScript = /^\.\/dist\/mail-analytics(\.single)?\.js$/.test(built);
    const source = isScript ? 'src/script.ts' : built.replace('./dist/', 'src/');
    return [[door.replace('.', 'mail-analytics'), ROOT + source.replace(/\.js$/, '.ts')] as const];
  }),
);
