import ts from 'typescript';

import { ROOT, SOURCES, type Sample } from './samples.js';
import { TYPES } from './stand-ins.js';

const OPTIONS: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  lib: ['lib.es2023.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts'],
  types: ['node'],
  strict: true,
  noEmit: true,
  skipLibCheck: true,
  experimentalDecorators: true,
  useDefineForClassFields: false,
  paths: Object.fromEntries([...SOURCES].map(([door, source]) => [door, [source]])),
};

/** Modules of the reader's own that a sample imports by a path, under a name that is there. */
const RENAMED: readonly (readonly [string, string])[] = [["'../../../../mail'", "'./mail-of-the-reader.js'"]];
const MAIL = `import type { MailAnalytics } from 'mail-analytics/server.js';\nexport declare const mail: MailAnalytics;`;

/** What the compiler has to say of samples in TypeScript, each in front of the place where its page has it. */
export function typeProblems(samples: readonly Sample[]): string[] {
  const texts = new Map<string, string>([
    [`${ROOT}sample-stand-ins.d.ts`, TYPES],
    [`${ROOT}mail-of-the-reader.d.ts`, MAIL],
  ]);
  const places = new Map<string, string>();
  samples.forEach(({ text, where }, index) => {
    const file = `${ROOT}sample-${String(index)}.ts`;
    const renamed = RENAMED.reduce((whole, [from, to]) => whole.replaceAll(from, to), text);
    texts.set(file, `${renamed}\nexport {};\n`);
    places.set(file, where);
  });
  const host = ts.createCompilerHost(OPTIONS);
  const { fileExists, getSourceFile, readFile } = host;
  host.fileExists = (file) => texts.has(file) || fileExists(file);
  host.readFile = (file) => texts.get(file) ?? readFile(file);
  host.getSourceFile = (file, options, ...rest) => {
    const text = texts.get(file);
    return text === undefined ? getSourceFile(file, options, ...rest) : ts.createSourceFile(file, text, options);
  };
  const program = ts.createProgram([...texts.keys()], OPTIONS, host);
  return [...texts.keys()].flatMap((file) =>
    ts.getPreEmitDiagnostics(program, program.getSourceFile(file)).map(({ messageText }) => {
      return `${places.get(file) ?? 'what stands in'}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`;
    }),
  );
}
