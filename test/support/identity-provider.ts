import { createServer } from 'node:http';
import { Provider } from 'oidc-provider';

/** Who sits at the browser when the provider asks, and how they show it there. Who gives up is sent back with nothing. */
export type AtProvider = { readonly subject: string; readonly amr?: readonly string[]; readonly acr?: string } | 'givesUp';

/** A real provider of identities on loopback. */
export type TestProvider = {
  readonly issuer: string;
  readonly client: { readonly id: string; readonly secret: string };
  who: AtProvider;
  /** What a browser does that is sent there, until it is sent back: the address it is sent back to. */
  visit(location: string): Promise<URL>;
  /** It answers nobody any more, until it is started again. */
  stop(): Promise<void>;
  start(): Promise<void>;
};

const client = { id: 'biaocheng', secret: 'a secret that the provider gave us' };

export async function startProvider(redirect: string): Promise<TestProvider> {
  const server = createServer();
  const listen = (port: number): Promise<void> => new Promise((resolve) => server.listen(port, '127.0.0.1', resolve));
  await listen(0);
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  const issuer = `http://127.0.0.1:${address.port}`;
  const provider = new Provider(issuer, {
    clients: [
      {
        ...{ client_id: client.id, client_secret: client.secret, redirect_uris: [redirect] },
        ...{ grant_types: ['authorization_code'], response_types: ['code'] },
      },
    ],
    cookies: { keys: ['signs the cookies of the provider'] },
    claims: { openid: ['sub', 'amr', 'acr', 'auth_time'] },
    interactions: { url: (_ctx: unknown, { uid }: { readonly uid: string }) => `/interaction/${uid}` },
    features: { devInteractions: { enabled: false } },
    ttl: { AccessToken: 600, Grant: 600, IdToken: 600, Interaction: 600, Session: 600 },
    pkce: { required: () => true },
    findAccount: (_ctx: unknown, accountId: string) => ({ accountId, claims: () => ({ sub: accountId }) }),
  });
  const known: { who: AtProvider } = { who: { subject: 'nobody' } };
  const ask = async (...[req, res]: Parameters<Provider['interactionDetails']>): Promise<void> => {
    const { params } = await provider.interactionDetails(req, res);
    const { who } = known;
    if (who === 'givesUp') return provider.interactionFinished(req, res, { error: 'access_denied' }, { mergeWithLastSubmission: false });
    const { subject: accountId, ...shown } = who;
    const grant = new provider.Grant({ accountId, clientId: params.client_id });
    grant.addOIDCScope('openid');
    const result = { login: { accountId, ...shown }, consent: { grantId: await grant.save() } };
    return provider.interactionFinished(req, res, result, { mergeWithLastSubmission: false });
  };
  const answer = provider.callback();
  server.on('request', (req, res) => (req.url?.startsWith('/interaction/') === true ? void ask(req, res) : answer(req, res)));
  return {
    issuer,
    client,
    get who() {
      return known.who;
    },
    set who(who: AtProvider) {
      known.who = who;
    },
    visit: (location) => browse(location, issuer),
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
    start: () => listen(address.port),
  };
}

/** A browser that keeps cookies and goes where it is sent, until it is sent elsewhere. */
async function browse(location: string, issuer: string): Promise<URL> {
  const kept = new Map<string, string>();
  let at = new URL(location);
  for (let n = 0; n < 10; n += 1) {
    if (at.origin !== issuer) return at;
    const cookie = [...kept].map(([name, value]) => `${name}=${value}`).join('; ');
    const answer = await fetch(at, { redirect: 'manual', headers: { cookie } });
    for (const one of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(one) ?? [];
      if (value === '') kept.delete(name);
      else kept.set(name, value);
    }
    const next = answer.headers.get('location');
    if (next === null) throw new Error(`the provider sends nobody on: ${answer.status} ${await answer.text()}`);
    at = new URL(next, at);
  }
  throw new Error('the provider sends us round in circles');
}
