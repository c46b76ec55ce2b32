/** The id at the end of an address of the API: pages stand under the same names. */
export const idIn = (address: string): string => decodeURIComponent(address.slice(address.lastIndexOf('/') + 1).split('?')[0] ?? '');

/** The page about what an address of the API, or the name of a stream, leads to. */
const nouns: { readonly [kind: string]: string } = { 'standard-project': 'projects' };
export function pageOf(address: string): string {
  const [noun = '', id = ''] = address.replace(/^\/api\/v1\//, '').split('/');
  return `/${nouns[noun] ?? noun}/${encodeURIComponent(id)}`;
}

/** The page of a record by the name of its stream: what an invitation is for. */
export function recordOf(stream: string): string {
  const [kind = '', id = ''] = stream.split('/');
  return `/${nouns[kind] ?? `${kind}s`}/${encodeURIComponent(id)}`;
}
