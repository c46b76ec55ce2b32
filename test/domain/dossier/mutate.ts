type Branch = { [key: string]: unknown };
const isBranch = (value: unknown): value is Branch => typeof value === 'object' && value !== null;

/** Small seeded generator (mulberry32): the same alterations in every run. */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const token = (key: string): string => (/[~/]/.test(key) ? key.replaceAll('~', '~0').replaceAll('/', '~1') : key);

/** Pointers to every value that holds no other. One list is filled: this is asked for thousands of dossiers. */
export function leavesOf(value: unknown, place = '', leaves: string[] = []): readonly string[] {
  const keys = isBranch(value) ? Object.keys(value) : [];
  if (!isBranch(value) || keys.length === 0) leaves.push(place);
  else for (const key of keys) leavesOf(value[key], `${place}/${token(key)}`, leaves);
  return leaves;
}

const pathOf = (place: string): readonly string[] =>
  place
    .slice(1)
    .split('/')
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'));

/** Another value of the same kind, or one of another kind. */
function otherThan(value: unknown, random: () => number): unknown {
  const pick = random();
  if (pick < 0.1) return value === null ? 'null' : null;
  if (typeof value === 'number') return pick < 0.6 ? value + 1 : pick < 0.8 ? value - 1 : value * 2 + 7;
  if (typeof value === 'boolean') return !value;
  if (typeof value === 'string') return changedText(value, random);
  if (Array.isArray(value)) return ['one more'];
  return value === null ? pick < 0.5 : { one: 'more' };
}

function changedText(text: string, random: () => number): string {
  if (text === '') return 'x';
  const at = Math.floor(random() * text.length);
  const old = text.charAt(at);
  const digit = /[0-9a-f]/.test(old) ? ((Number.parseInt(old, 16) + 1 + Math.floor(random() * 14)) % 16).toString(16) : old === 'X' ? 'Y' : 'X';
  return text.slice(0, at) + digit + text.slice(at + 1);
}

/** The value with the one at `place` changed in place; answers with what stands there now. */
export function alter(root: Branch, place: string, random: () => number): unknown {
  const path = pathOf(place);
  const last = path.at(-1) ?? '';
  const holder = path.slice(0, -1).reduce<Branch>((branch, key) => branch[key] as Branch, root); // the place was read from this value
  const next = otherThan(holder[last], random);
  holder[last] = next;
  return next;
}
