import { existsSync, mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';

/** `npx biaocheng` looks in node_modules/.bin first; without this link it would ask the registry for a package of that name. */
export function linkOwnCommand(root) {
  const link = join(root, 'node_modules', '.bin', 'biaocheng');
  if (existsSync(link) || !existsSync(join(root, 'dist', 'cli.mjs'))) return;
  mkdirSync(join(root, 'node_modules', '.bin'), { recursive: true });
  try {
    symlinkSync(join('..', '..', 'dist', 'cli.mjs'), link);
  } catch (error) {
    // A link that pointed nowhere before this build is already the right one.
    if (error.code !== 'EEXIST') throw error;
  }
}
