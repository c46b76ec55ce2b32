const cookie = 'text-size';
const aYear = 365 * 86_400;

/** 大字版 is a choice of the browser and says nothing of who reads. */
export const isLarge = (cookies = ''): boolean => cookies.split(/;\s*/).includes(`${cookie}=large`);

export const sizeCookie = (large: boolean): string =>
  `${cookie}=${large ? 'large' : 'normal'}; Path=/; Max-Age=${large ? aYear : 0}; SameSite=Lax; HttpOnly`;
