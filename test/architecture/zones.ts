import { configFiles, layers, type Zone } from '../../architecture.mjs';
import type { Import } from './import-graph.js';

/** The zones, by layer; a part of a folder with a zone of its own before the folder. */
export const zones: ReadonlyMap<string, Zone> = new Map(Object.entries(layers).sort(([a], [b]) => b.length - a.length));

/** What is wrong with an import, null when nothing is. */
export function breach(one: Import): string | null {
  const layer = [...zones.keys()].find((path) => one.from.startsWith(`${path}/`));
  const zone = layer === undefined ? undefined : zones.get(layer);
  if (zone === undefined) return null;
  const verdict = one.own ? ownBreach(one, zone) : packageBreach(one, zone);
  return verdict === null ? null : `${one.from}:${one.line} imports ${one.to}: ${verdict}`;
}

function ownBreach(one: Import, zone: Zone): string | null {
  const opened = (paths: readonly string[]) =>
    paths.some((path) => one.to.startsWith(`${path}/`) || (path === 'config' && configFiles.includes(one.to)));
  if (opened(zone.own)) return null;
  if (!opened(zone.typesOnly ?? [])) return `only ${zone.own.join(', ')} may be imported here`;
  return one.typeOnly ? null : 'only its types may be imported here';
}

function packageBreach(one: Import, zone: Zone): string | null {
  if (zone.packages === undefined) return null;
  if (zone.packages.includes(one.to) || (one.to.startsWith('node:') && zone.packages.includes('node'))) return null;
  return one.typeOnly ? null : `only the packages ${zone.packages.join(', ')} may be used here`;
}
