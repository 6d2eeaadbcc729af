import { fileURLToPath } from 'node:url';

import { context } from 'esbuild';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** The elements as one file, always of the newest source. */
export interface Bundle {
  /** The script; where the source has a mistake, one that tells it to the console of the page. */
  text(): Promise<string>;
  close(): Promise<void>;
}

/** Builds `src/define.ts`, and again whenever the source changes. */
export async function watchBundle(onRebuild: () => void): Promise<Bundle> {
  let script = '';
  let isFirst = true;
  let built: () => void = () => undefined;
  const first = new Promise<void>((resolve) => (built = resolve));
  const building = await context({
    absWorkingDir: ROOT,
    entryPoints: ['src/define.ts'],
    tsconfig: 'tsconfig.json',
    bundle: true,
    format: 'esm',
    target: 'es2022',
    sourcemap: 'inline',
    write: false,
    outfile: 'mail-analytics.js',
    logLevel: 'silent',
    plugins: [
      {
        name: 'keep',
        setup(build) {
          build.onEnd(({ outputFiles, errors }) => {
            const mistakes = errors.map(
              ({ text, location }) => `${location?.file ?? ''}:${String(location?.line)} ${text}`,
            );
            for (const mistake of mistakes) console.error(mistake);
            if (mistakes.length === 0) script = outputFiles?.[0]?.text ?? '';
            // The last that worked is better than nothing, while someone types.
            else script ||= `console.error(${JSON.stringify(mistakes.join('\n'))});`;
            if (isFirst) built();
            else onRebuild();
            isFirst = false;
          });
        },
      },
    ],
  });
  await building.watch();
  return {
    async text() {
      await first;
      return script;
    },
    close: () => building.dispose(),
  };
}
