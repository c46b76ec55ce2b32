// Makes a fresh clone ready: dependencies, the two servers, the built programs. Uses nothing but Node, because it runs before
// anything is installed. `--for start` leaves out what the environment already provides (TEMPORAL_ADDRESS, MONGODB_URI),
// `--for packages` all but the dependencies: a build after a pull that brought a new one; `--for foreign` adds the Python
// programs of other hands that read the description of the API.
import { spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureBinary } from './setup/binaries.mjs';
import { ensureDependencies } from './setup/dependencies.mjs';
import { ensureForeignTools } from './setup/foreign-tools.mjs';
import { linkOwnCommand } from './setup/own-command.mjs';
import { SetupFailed, say } from './setup/say.mjs';
import { mongod, temporal } from './setup/sources.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const purpose = process.argv[2] === '--for' ? process.argv[3] : 'all';

try {
  requireNode();
  ensureDependencies(root);
  if (purpose !== 'packages') await provideRest();
} catch (error) {
  if (!(error instanceof SetupFailed)) throw error;
  console.error(`\n✗ ${error.message}`);
  process.exit(1);
}

async function provideRest() {
  if (purpose !== 'build') {
    await provide(temporal, 'TEMPORAL_ADDRESS');
    await provide(mongod, 'MONGODB_URI');
  }
  if (purpose === 'foreign') ensureForeignTools(root);
  build();
  linkOwnCommand(root);
}

function requireNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return say('Node.js', process.version);
  throw new SetupFailed(`Node.js ${process.version} is too old; install Node.js 20.19 or later and run the command again.`);
}

/** Tests always use servers of their own; only the product itself may be pointed at given ones. */
async function provide(source, variable) {
  if (purpose === 'start' && process.env[variable]) return say(source.title, `given by ${variable}`);
  await ensureBinary(root, source);
}

function build() {
  const built = spawnSync(process.execPath, [join(root, 'scripts', 'build.mjs')], { stdio: 'inherit', cwd: root });
  if (built.status !== 0) throw new SetupFailed('The programs could not be built; the lines above say which file is wrong.');
}
