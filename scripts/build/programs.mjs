import { build } from 'esbuild';
import { chmodSync, existsSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const common = { bundle: true, platform: 'node', format: 'esm', target: 'node20', sourcemap: true, logLevel: 'error' };

/** A CommonJS package inside an ES module bundle still calls `require`. */
const requireBanner = `import { createRequire as biaochengRequire } from 'node:module';
const require = biaochengRequire(import.meta.url);`;
const commandBanner = `#!/usr/bin/env node
${requireBanner}`;

/** React decides when it is loaded whether it helps whoever develops with it, which makes pages slow: it is built in as it is meant for use. */
const reactBuiltIn = {
  plugins: [
    {
      name: 'react',
      setup({ onResolve }) {
        onResolve({ filter: /^(react|react-dom|scheduler)(\/|$)/ }, ({ path, resolveDir }) => ({
          path: createRequire(join(resolveDir, 'x.js')).resolve(path),
        }));
      },
    },
  ],
  define: { 'process.env.NODE_ENV': '"production"' },
  banner: { js: requireBanner },
};

/** Entry → program. An entry that does not exist is left out. */
const programs = [
  { entry: 'api/server.ts', output: 'api.mjs', more: reactBuiltIn },
  { entry: 'worker/main.ts', output: 'worker.mjs' },
  { entry: 'scripts/start.ts', output: 'start.mjs' },
  { entry: 'scripts/prepare-temporal.ts', output: 'prepare-temporal.mjs' },
  { entry: 'scripts/account.ts', output: 'account.mjs' },
  { entry: 'scripts/bounce.ts', output: 'bounce.mjs' },
  { entry: 'samples/load.ts', output: 'samples.mjs' },
];

/** Builds what exists and returns the names of the files made. */
export async function buildPrograms(root) {
  const present = programs.filter(({ entry }) => existsSync(join(root, entry)));
  // A program whose source has gone must not be started from an older build.
  for (const { output } of programs.filter((program) => !present.includes(program))) rmSync(join(root, 'dist', output), { force: true });
  await Promise.all(
    present.map(({ entry, output, more = {} }) =>
      build({ ...common, ...more, packages: 'external', absWorkingDir: root, entryPoints: [entry], outfile: `dist/${output}` }),
    ),
  );
  return [
    ...present.map(({ output }) => output),
    ...(await buildCommand(root)),
    ...(await buildVerifier(root)),
    ...(await buildVerifyingScript(root)),
  ];
}

/** The CLI carries its packages with it: one file, quick to start, usable away from node_modules. */
async function buildCommand(root) {
  if (!existsSync(join(root, 'cli', 'main.ts'))) return [];
  await build({
    ...common,
    sourcemap: false,
    absWorkingDir: root,
    entryPoints: ['cli/main.ts'],
    outfile: 'dist/cli.mjs',
    banner: { js: commandBanner },
  });
  chmodSync(join(root, 'dist', 'cli.mjs'), 0o755);
  return ['cli.mjs'];
}

/** The verifier of decision dossiers: one file that needs Node and nothing else. */
async function buildVerifier(root) {
  if (!existsSync(join(root, 'recompute', 'main.ts'))) return [];
  const banner = { js: '#!/usr/bin/env node' };
  const alias = { zod: join(root, 'scripts', 'build', 'no-zod.mjs') };
  await build({ ...common, alias, sourcemap: false, absWorkingDir: root, entryPoints: ['recompute/main.ts'], outfile: 'dist/recompute.mjs', banner });
  chmodSync(join(root, 'dist', 'recompute.mjs'), 0o755);
  return ['recompute.mjs'];
}

/** The same verifier as the script of the page that checks a dossier in the visitor's browser. */
async function buildVerifyingScript(root) {
  const entry = 'web/script/verify.js';
  if (!existsSync(join(root, entry))) return [];
  const alias = { zod: join(root, 'scripts', 'build', 'no-zod.mjs') };
  const browsers = { platform: 'browser', format: 'iife', target: 'es2020' };
  await build({
    ...common,
    ...browsers,
    alias,
    sourcemap: false,
    minify: true,
    absWorkingDir: root,
    entryPoints: [entry],
    outfile: 'dist/verify.js',
  });
  return ['verify.js'];
}
