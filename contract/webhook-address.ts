import ipaddr from 'ipaddr.js';

/** Which addresses of an intranet may be written to all the same, as `host` or `host:port`; `plainHttp` for tests alone, which have no certificate. */
export type HookGuard = { readonly intranet: readonly string[]; readonly plainHttp: boolean };

/** What is wrong with an address: no address, not https, a name or secret in front of the host, a port that is not for the web, or a place that is not on the public net. */
export type HookFault = 'NO_ADDRESS' | 'NOT_HTTPS' | 'NAME_IN_ADDRESS' | 'PORT' | 'NOT_PUBLIC';

const webPorts = ['443', '8443'];
const inner = /^(?:localhost|.*\.(?:localhost|local|internal|lan|home\.arpa))\.?$/;

/** The host as connections name it: an address of version 6 without its brackets. */
export const hostOf = ({ hostname }: URL): string => hostname.replace(/^\[|\]$/g, '');
const portOf = ({ port, protocol }: URL): string => port || (protocol === 'http:' ? '80' : '443');

export const isIntranet = (url: URL, { intranet }: HookGuard): boolean =>
  [url.hostname, `${url.hostname}:${portOf(url)}`].some((one) => intranet.includes(one));

/** Of version 6 only this part is given to anybody; in the rest stand old spellings of version 4 (`::127.0.0.1`) and what is kept back. */
const given = ipaddr.parseCIDR('2000::/3');

/**
 * Whether anybody on the public net may be meant: neither this machine, nor its network, nor what a host of a cloud asks about itself, in whatever spelling. Addresses of version 6 that carry
 * one of version 4 are judged by that.
 */
export function isPublicAddress(address: string): boolean {
  if (!ipaddr.isValid(address)) return false;
  const read = ipaddr.process(address);
  return read.range() === 'unicast' && (read.kind() === 'ipv4' || read.match(given));
}

/** What can be said of an address before its name is looked up. Spellings of one place (octal, hexadecimal, full width) are one to `URL`. */
export function hookFault(text: string, guard: HookGuard): HookFault | null {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url === null || url.hostname === '') return 'NO_ADDRESS';
  if (url.protocol !== 'https:' && !(guard.plainHttp && url.protocol === 'http:')) return 'NOT_HTTPS';
  if (url.username !== '' || url.password !== '') return 'NAME_IN_ADDRESS';
  if (isIntranet(url, guard)) return null;
  if (!webPorts.includes(portOf(url))) return 'PORT';
  const host = hostOf(url);
  if (ipaddr.isValid(host)) return isPublicAddress(host) ? null : 'NOT_PUBLIC';
  return inner.test(host) || !host.includes('.') ? 'NOT_PUBLIC' : null;
}
