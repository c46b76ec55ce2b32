const cookieName = '__Host-biaocheng';

/** `Secure` is taken over plain http from loopback, which browsers hold to be as good. */
export const sessionCookie = (token: string, seconds: number): string =>
  `${cookieName}=${token}; Path=/; Max-Age=${seconds}; Secure; HttpOnly; SameSite=Lax`;

/** Whether it is a session that a browser is told to keep or to forget. */
export const isSessionCookie = (cookie: string): boolean => cookie.startsWith(`${cookieName}=`);

/** The browser forgets the session. */
export const noSession = sessionCookie('', 0);

/** The token of the session a browser brings; null when it brings none. Two of one name were not both set by us. */
export function sessionIn(cookies: string | undefined): string | null {
  const found = (cookies ?? '').split(/; ?/).filter((one) => one.startsWith(`${cookieName}=`));
  const [only = ''] = found;
  return found.length === 1 && only.length > cookieName.length + 1 ? only.slice(cookieName.length + 1) : null;
}
