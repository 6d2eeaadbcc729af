/**
 * Writes what is made from the manifest, `custom-elements.json`: into `dist/`, types for frameworks, components for
 * React 18, and what editors read (VS Code's custom data of HTML and CSS, JetBrains' web types). Run by `npm run manifest`.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';

import { generateJetBrainsWebTypes } from 'custom-element-jet-brains-integration';
import { generateVsCodeCustomElementData } from 'custom-element-vs-code-integration';
import { build } from 'esbuild';

import { frameworkFiles } from './framework-types.mjs';

const at = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url));
/** Read anew for each generator, since each changes what it is given. */
const manifest = () => JSON.parse(readFileSync(at('custom-elements.json'), 'utf8'));

for (const [path, text] of Object.entries(frameworkFiles(manifest()))) {
  mkdirSync(dirname(at(`dist/${path}`)), { recursive: true });
  writeFileSync(at(`dist/${path}`), text);
}

/** `@lit/react` goes into the file, so that nobody has to install it; React and the elements stay outside. */
const bundled = await build({
  stdin: { contents: readFileSync(at('dist/react.js'), 'utf8'), resolveDir: at('dist'), sourcefile: 'react.js' },
  bundle: true,
  format: 'esm',
  target: 'es2022',
  legalComments: 'inline',
  external: ['react', './elements/*'],
  write: false,
});
writeFileSync(at('dist/react.js'), bundled.outputFiles[0].text);

const quiet = { outdir: at('dist'), hideLogs: true };
const ofElements = {
  ...manifest(),
  modules: manifest().modules.map((module) => ({
    ...module,
    declarations: module.declarations?.filter(({ tagName }) => tagName),
  })),
};
generateVsCodeCustomElementData(structuredClone(ofElements), quiet);
generateJetBrainsWebTypes(structuredClone(ofElements), { ...quiet, packageJson: false });
