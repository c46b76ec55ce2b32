import type { Request } from 'express';

const cookie = 'text-size';
const aYear = 365 * 86_400;

/** 大字版 is a choice of the browser and says nothing of who reads. */
export const isLarge = (cookies = ''): boolean => cookies.split(/;\s*/).includes(`${cookie}=large`);

/** A form that is shown again in another size says which; a link sets nothing. */
export const sizeAsked = ({ method, query: { size } }: Pick<Request, 'method' | 'query'>): boolean | null =>
  method === 'POST' && (size === 'large' || size === 'normal') ? size === 'large' : null;

export const sizeCookie = (large: boolean): string =>
  `${cookie}=${large ? 'large' : 'normal'}; Path=/; Max-Age=${large ? aYear : 0}; SameSite=Lax; HttpOnly`;
