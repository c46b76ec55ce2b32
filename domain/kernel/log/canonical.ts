/**
 * RFC 8785 (JCS) text of a JSON value: keys in UTF-16 order, ECMAScript numbers, no white space.
 * Keys whose value is undefined vanish, as in JSON. Throws on what JSON cannot carry (NaN, Infinity, lone surrogates, functions).
 */
export function canonical(value: unknown): string {
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'number') return canonicalNumber(value);
  if (typeof value === 'string') return canonicalString(value);
  if (Array.isArray(value)) return `[${value.map((v: unknown) => canonical(v === undefined ? null : v)).join(',')}]`;
  if (typeof value === 'object') return canonicalObject(value);
  throw new Error(`not JSON: ${typeof value}`);
}

function canonicalNumber(value: number): string {
  if (!Number.isFinite(value)) throw new Error(`not JSON: ${value}`);
  return JSON.stringify(value);
}

function canonicalString(value: string): string {
  if (!value.isWellFormed()) throw new Error('not JSON: lone surrogate');
  return JSON.stringify(value);
}

function canonicalObject(value: object): string {
  let text = '';
  for (const [key, child] of Object.entries(value).sort(byKey)) {
    if (child !== undefined) text += `${text ? ',' : ''}${canonicalString(key)}:${canonical(child)}`;
  }
  return `{${text}}`;
}

const byKey = ([a]: [string, unknown], [b]: [string, unknown]): number => (a < b ? -1 : a > b ? 1 : 0);

/** Bytes of a text in UTF-8, which is what Temporal's limits count: three for a Chinese character, four for a pair of surrogates. */
export function utf8Length(text: string): number {
  let bytes = text.length;
  for (let i = 0; i < text.length; i += 1) {
    const unit = text.charCodeAt(i);
    if (unit > 0x7f) bytes += unit > 0x7ff && (unit < 0xd800 || unit > 0xdfff) ? 2 : 1;
  }
  return bytes;
}
