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
export function fieldsOf({ html: page }: Seen): Record<string, string> {
  const main = page.slice(page.indexOf('<main'));
  const form = /<form method="post"[^]*?<\/form>/.exec(main)?.[0] ?? main;
  const fields: Record<string, string> = {};
  for (const [tag] of form.matchAll(/<input[^>]*>/g)) {
    const name = /\bname="([^"]*)"/.exec(tag)?.[1];
    const isOff = /type="(radio|checkbox)"/.test(tag) && !/\bchecked/.test(tag);
    if (name !== undefined && !isOff) fields[name] = unescaped(/\bvalue="([^"]*)"/.exec(tag)?.[1] ?? '');
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
