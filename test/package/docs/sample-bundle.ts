import { build, type Plugin } from 'esbuild';

import { ROOT, SOURCES } from './samples.js';
import { IN_PAGES, MODULES } from './stand-ins.js';

/** Leads the package's specifiers to their sources, and those of the reader's own modules to what stands in for them. */
const doors: Plugin = {
  name: 'doors',
  setup(builder) {
    builder.onResolve({ filter: /^mail-analytics(\/|$)/ }, ({ path }) => {
      const source = SOURCES.get(path);
      return source ? { path: source } : { errors: [{ text: `The package has no door ${path}.` }] };
    });
    builder.onResolve({ filter: /./, namespace: 'sample' }, ({ path }) =>
      path in MODULES ? { path, namespace: 'stand-in' } : undefined,
    );
    builder.onLoad({ filter: /./, namespace: 'stand-in' }, ({ path }) => ({ contents: MODULES[path] ?? '' }));
    builder.onResolve({ filter: /^(sample|stand-ins):/ }, ({ path }) => ({ path, namespace: 'sample' }));
  },
};

const given = (texts: Readonly<Record<string, string>>): Plugin => ({
  name: 'given',
  setup(builder) {
    builder.onLoad({ filter: /./, namespace: 'sample' }, ({ path }) => ({
      contents: texts[path] ?? '',
      loader: 'ts',
      resolveDir: ROOT,
    }));
  },
});

/** The sample as a page runs it: with the elements registered, and with what it leaves to the reader. */
export async function pageScript(text: string): Promise<string> {
  const { outputFiles } = await build({
    stdin: {
      contents: `import 'stand-ins:';\nimport 'mail-analytics/define.js';\nimport 'sample:';`,
      resolveDir: ROOT,
    },
    absWorkingDir: ROOT,
    bundle: true,
    format: 'esm',
    target: 'es2022',
    tsconfig: 'tsconfig.json',
    write: false,
    plugins: [doors, given({ 'stand-ins:': IN_PAGES, 'sample:': text })],
  });
  return outputFiles[0]?.text ?? '';
}

/** The sample as Node runs it, with what is ours in it and packages left outside. */
export async function nodeScript(text: string): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents: `export * from 'sample:';`, resolveDir: ROOT },
    absWorkingDir: ROOT,
    bundle: true,
    platform: 'node',
    packages: 'external',
    format: 'esm',
    target: 'es2022',
    tsconfig: 'tsconfig.json',
    write: false,
    plugins: [doors, given({ 'sample:': text })],
  });
  return outputFiles[0]?.text ?? '';
}

/** What a page without a bundler is given, by the path below `dist/`. */
export async function scriptFiles(): Promise<ReadonlyMap<string, string>> {
  const shared = {
    absWorkingDir: ROOT,
    outdir: 'dist',
    bundle: true,
    format: 'esm',
    target: 'es2022',
    tsconfig: 'tsconfig.json',
    write: false,
  } as const;
  const [several, one] = await Promise.all([
    build({
      ...shared,
      entryPoints: { 'mail-analytics': 'src/script.ts' },
      chunkNames: 'mail-analytics/[name]-[hash]',
      splitting: true,
    }),
    build({ ...shared, entryPoints: { 'mail-analytics.single': 'src/script.ts' } }),
  ]);
  const files = [...several.outputFiles, ...one.outputFiles];
  return new Map(files.map(({ path, text }) => [path.replaceAll('\\', '/').split('/dist/')[1] ?? '', text]));
}
