import { said, type Words } from '../kernel/words.js';

/**
 * The fourteen cities of Liaoning by the first four digits of their region code (GB/T 2260), each with its place in a grid that keeps the neighbours of a map: the
 * third to the eighth character of a credit code are the region of the office that registered the body (GB 32100).
 */
export const cities = {
  '2101': { words: said('沈阳', 'Shenyang'), x: 3, y: 1 },
  '2102': { words: said('大连', 'Dalian'), x: 2, y: 5 },
  '2103': { words: said('鞍山', 'Anshan'), x: 3, y: 3 },
  '2104': { words: said('抚顺', 'Fushun'), x: 4, y: 1 },
  '2105': { words: said('本溪', 'Benxi'), x: 4, y: 2 },
  '2106': { words: said('丹东', 'Dandong'), x: 4, y: 3 },
  '2107': { words: said('锦州', 'Jinzhou'), x: 1, y: 2 },
  '2108': { words: said('营口', 'Yingkou'), x: 2, y: 4 },
  '2109': { words: said('阜新', 'Fuxin'), x: 2, y: 1 },
  '2110': { words: said('辽阳', 'Liaoyang'), x: 3, y: 2 },
  '2111': { words: said('盘锦', 'Panjin'), x: 2, y: 3 },
  '2112': { words: said('铁岭', 'Tieling'), x: 3, y: 0 },
  '2113': { words: said('朝阳', 'Chaoyang'), x: 1, y: 1 },
  '2114': { words: said('葫芦岛', 'Huludao'), x: 1, y: 3 },
} as const satisfies { readonly [region: string]: { readonly words: Words; readonly x: number; readonly y: number } };

export type City = keyof typeof cities;
export const everyCity = Object.keys(cities) as readonly City[]; // keys of the table
const isCity = (region: string): region is City => Object.hasOwn(cities, region);

/** Where a body was registered; null of the province itself, and of what is registered elsewhere. */
export function cityOf(creditCode: string): City | null {
  const region = creditCode.slice(2, 6);
  return isCity(region) ? region : null;
}
