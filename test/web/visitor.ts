/** What a browser without a script does: follow links, fill forms in, send them. */
export type Seen = { readonly status: number; readonly headers: Headers; readonly html: string; readonly url: string };

const html = { accept: 'text/html' };

async function seen(answer: Response): Promise<Seen> {
  return { status: answer.status, headers: answer.headers, html: await answer.text(), url: answer.url };
}

export const open = async (url: string, headers: Record<string, string> = {}): Promise<Seen> =>
  seen(await fetch(url, { headers: { ...html, ...headers } }));

const unescaped = (text: string): string =>
  text.replaceAll('&quot;', '"').replaceAll('&#x27;', "'").replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');

/** What stands in the fields of the form of a page: those that are hidden, and those with something typed. */
export const fieldsOf = ({ html: page }: Seen): Record<string, string> => fieldsIn(mainFormOf(page.slice(page.indexOf('<main'))));

const mainFormOf = (main: string): string => /<form\b[^>]*\bmethod="post"[^]*?<\/form>/.exec(main)?.[0] ?? main;

/** The same of the form of a page that is sent to this address. */
export function formTo({ html: page }: Seen, action: string): Record<string, string> {
  const form = [...page.matchAll(/<form\b[^>]*\baction="([^"]*)"[^>]*\bmethod="post"[^]*?<\/form>/g)].find(
    ([, to]) => unescaped(to ?? '') === action,
  )?.[0];
  if (form === undefined) throw new Error(`the page has no form to ${action}`);
  return fieldsIn(form);
}

function fieldsIn(form: string): Record<string, string> {
  const fields: Record<string, string> = {};
  for (const [tag] of form.matchAll(/<input[^>]*>/g)) {
    const name = /\bname="([^"]*)"/.exec(tag)?.[1];
    const isOff = /type="(radio|checkbox)"/.test(tag) && !/\bchecked/.test(tag);
    // What is ticked and says no value is sent as `on`.
    const unsaid = /type="checkbox"/.test(tag) ? 'on' : '';
    if (name !== undefined && !isOff) fields[name] = unescaped(/\bvalue="([^"]*)"/.exec(tag)?.[1] ?? unsaid);
  }
  for (const [, name = '', text = ''] of form.matchAll(/<textarea[^>]*\bname="([^"]*)"[^>]*>([^]*?)<\/textarea>/g)) fields[name] = unescaped(text);
  return fields;
}

/** Sends a form; what comes of it is not followed, so that a test can see where it leads. */
export const submit = async (
  url: string,
  fields: Record<string, string>,
  headers: Record<string, string> = {},
): Promise<Seen & { readonly to: string | null }> => {
  const answer = await fetch(url, {
    method: 'POST',
    headers: { ...html, 'sec-fetch-site': 'same-origin', ...headers },
    body: new URLSearchParams(fields),
    redirect: 'manual',
  });
  return { ...(await seen(answer)), to: answer.headers.get('location') };
};

const cookieName = '__Host-biaocheng';

/** A browser without a script, with what it keeps: the session of whoever signs in with it. */
export class Surfer {
  cookie = '';
  /** Cookies besides that of the session. */
  readonly kept = new Map<string, string>();

  constructor(readonly url: string) {}

  open(path: string, headers: Record<string, string> = {}): Promise<Answered> {
    return this.fetch(path, { headers });
  }

  /** Sends fields to an address, from a page of ours when nothing else is said. */
  send(path: string, fields: Record<string, string>, headers: Record<string, string> = { origin: new URL(this.url).origin }): Promise<Answered> {
    return this.fetch(path, { method: 'POST', body: new URLSearchParams(fields), headers });
  }

  /** Opens a page, fills in its form to an address, and sends it. */
  async fill(path: string, fields: Record<string, string>, action = path.split('?')[0] ?? path): Promise<Answered> {
    return this.send(action, { ...formTo(await this.open(path), action), ...fields });
  }

  private async fetch(path: string, { headers, ...init }: Init): Promise<Answered> {
    const cookies = [...this.kept, ...(this.cookie === '' ? [] : [[cookieName, this.cookie] as const])];
    const kept: Record<string, string> = cookies.length === 0 ? {} : { cookie: cookies.map(([name, value]) => `${name}=${value}`).join('; ') };
    const answer = await fetch(`${this.url}${path}`, { ...init, redirect: 'manual', headers: { ...html, ...kept, ...headers } });
    for (const one of answer.headers.getSetCookie()) this.keep(one);
    return { ...(await seen(answer)), to: answer.headers.get('location') };
  }

  private keep(set: string): void {
    const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(set) ?? [];
    if (name === cookieName) this.cookie = value;
    else this.kept.set(name, value);
  }
}

type Init = Omit<RequestInit, 'headers'> & { readonly headers?: Record<string, string> };
export type Answered = Seen & { readonly to: string | null };
