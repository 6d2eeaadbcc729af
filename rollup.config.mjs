import { readdirSync } from 'node:fs';

import { transform } from 'esbuild';
import MagicString from 'magic-string';
import { nodeResolve } from '@rollup/plugin-node-resolve';
import terser from '@rollup/plugin-terser';
import esbuild from 'rollup-plugin-esbuild';

const src = (path) => `src/${path}.ts`;
const folder = (name, ending) =>
  readdirSync(`src/${name}`, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith(ending))
    .map((file) => `src/${name}/${file.replaceAll('\\', '/')}`);

/** Every file that a specifier of the package leads to. */
const doors = [
  src('index'),
  src('define'),
  src('model'),
  src('ssr'),
  src('adapters/conformance'),
  src('server'),
  src('server/node'),
  src('server/track-mailing'),
  src('server/cli'),
  ...folder('elements', '.define.ts'),
  ...folder('providers', '.ts'),
  ...folder('locales', '.ts'),
];

const typescript = esbuild({ target: 'es2022', tsconfig: 'tsconfig.json' });

/** Declarations without a rule are a part of other sheets: by themselves, they would be read as a rule without a name. */
async function smallSheet(sheet) {
  const isPart = !sheet.replace(/\$\{\w+\}/g, '').includes('{');
  const { code } = await transform(isPart ? `a{${sheet}}` : sheet, { loader: 'css', minify: true });
  return isPart ? code.trim().slice(2, -1) + ';' : code.trim();
}

/**
 * Style sheets stand in templates, which no minifier of scripts looks into. What they are put together of is known, so
 * that Lit's `css`, which looks at every part of a sheet, need not be loaded.
 */
const smallStyles = {
  name: 'small-styles',
  async transform(code, id) {
    if (!/[\\/]styles[\\/]|\.styles\.ts$/.test(id)) return null;
    const text = new MagicString(code);
    text.replace("import { css } from 'lit'", "import { unsafeCSS as css } from 'lit'");
    for (const { 0: whole, 1: sheet, index } of code.matchAll(/css`([^`]*)`/g)) {
      const small = await smallSheet(sheet);
      text.overwrite(index, index + whole.length, `css(\`${small.replaceAll('\\', '\\\\')}\`)`);
    }
    return { code: text.toString(), map: text.generateMap({ hires: true }) };
  },
};

/** Our decorators return nothing, so that nothing has to look after what they return: they are called, and that is all. */
const plainDecorators = {
  name: 'plain-decorators',
  transform(code) {
    if (!code.includes('__decorateClass')) return null;
    const text = new MagicString(code);
    text.replace(/^var __defProp = [^]*?\n};\n/m, '');
    text.replaceAll(/__decorateClass\(\[\n\s*([^]*?)\n\], (\w+\.prototype), ("\w+"), [12]\);/g, '$1($2, $3);');
    if (text.toString().includes('__decorateClass')) this.error('there are decorators in another form');
    return { code: text.toString(), map: text.generateMap({ hires: true }) };
  },
};

/** Old libraries of a page put an `Array.from` in place of the browser's that makes nothing of a set. */
const ownLists = {
  name: 'own-lists',
  transform(code, id) {
    if (!/[\\/]chart\.js[\\/]/.test(id)) return null;
    const text = new MagicString(code);
    text.replaceAll(/\bArray\.from\((\w+)\)/g, '[...$1]');
    return { code: text.toString(), map: text.generateMap({ hires: true }) };
  },
};

/** Indentation of templates and style sheets is for those who read the source. */
const withoutIndentation = {
  name: 'without-indentation',
  renderChunk(code) {
    const text = new MagicString(code);
    text.replaceAll(/\n {2,}(>?)/g, (_, end) => end || ' ');
    return { code: text.toString(), map: text.generateMap({ hires: true }) };
  },
};

const minify = terser({ module: true, ecma: 2022, compress: { passes: 3, unsafe_arrows: true, pure_getters: true } });

/** What is wanted at the same moment comes with one request: the words of a language, the checks of an answer. */
const TOGETHER = [
  ['translator', /(translator|languages|plurals)\.ts$/],
  [
    'rows',
    /(table-body(\.styles)?|(card-body|media)\.styles|mailing-(row|cells)|number-cell|totals-(row|ribbon)|stamp|recycled-rows|directive|grid-focus-controller|mark-controller|\/rates|\/ribbon|found-totals|may-move|model\/(mailing|summary))\.[jt]s$/,
  ],
  [
    'answers',
    /(\/shape|(message|mailing|page)-shape|instant|drop-origin|checked-adapter|change-(intake|queue)|message-(controller|store))\.ts$/,
  ],
];

/** What a page without a bundler names. */
const script = {
  input: src('script'),
  preserveEntrySignatures: 'allow-extension',
  plugins: [
    nodeResolve({ extensions: ['.ts', '.js'] }),
    smallStyles,
    typescript,
    plainDecorators,
    ownLists,
    minify,
    withoutIndentation,
  ],
};

const file = { dir: 'dist', format: 'es', sourcemap: true };

export default [
  {
    input: doors,
    external: /^((lit|@lit|@lit-labs|chart\.js|csv-parse|hono|@hono|kysely|pg|@electric-sql)(\/|$)|node:)/,
    plugins: [nodeResolve({ extensions: ['.ts', '.js'] }), smallStyles, typescript, plainDecorators],
    output: { ...file, preserveModules: true, preserveModulesRoot: 'src' },
  },
  {
    ...script,
    output: {
      ...file,
      entryFileNames: 'mail-analytics.js',
      // What is loaded only when it is wanted, beside the file that a page names.
      chunkFileNames: 'mail-analytics/[name].js',
      manualChunks: (id) => TOGETHER.find(([, files]) => files.test(id))?.[0],
      onlyExplicitManualChunks: true,
    },
  },
  {
    ...script,
    // The same in one file, for a page that can name no other: languages and chart are in it.
    output: { ...file, entryFileNames: 'mail-analytics.single.js', inlineDynamicImports: true },
  },
];
