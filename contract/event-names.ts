import { lifecycles } from '../domain/lifecycles.js';
import type { Words } from '../domain/kernel/words.js';

/** What an event is called, by `kind.type`; its code where a newer version wrote it. */
export function eventNames(named: string): Words {
  const [kind = '', type = ''] = named.split('.');
  const { zh, en } = lifecycles[kind as keyof typeof lifecycles]?.events[type]?.words ?? { zh: named, en: named }; // a kind of the registry, or none
  return { zh, en };
}
