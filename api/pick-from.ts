import { lifecyclePaths } from '../contract/notices/mail-words.js';

const lists: { readonly [format: string]: string } = { person: 'people', uscc: 'organisations', 'known-unit': 'organisations', profile: 'profiles' };

/** The list from which a value of this format is chosen; null where it is typed, uploaded or found otherwise. */
export function pickFrom(format: string | undefined): string | null {
  const kind = /^(?:stream|id):(.+)$/.exec(format ?? '')?.[1];
  const path = kind === undefined ? lists[format ?? ''] : lifecyclePaths[kind];
  return path === undefined ? null : `/api/v1/${path}`;
}
