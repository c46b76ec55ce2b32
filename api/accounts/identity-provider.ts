import {
  allowInsecureRequests,
  AuthorizationResponseError,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  buildEndSessionUrl,
  calculatePKCECodeChallenge,
  ClientError,
  ClientSecretBasic,
  ClientSecretPost,
  discovery,
  enableNonRepudiationChecks,
  None,
  ResponseBodyError,
  type ClientAuth,
  type Configuration,
  type IDToken,
} from 'openid-client';
import type { Identity } from '../../domain/account/account.js';
import type { OidcConfig } from '../config.js';
import { HttpProblem } from '../http/problem.js';
import type { Ports } from '../ports.js';
import { answers, secretsOf, type Flow } from './provider-flow.js';

/** Where a provider sends people back to. It follows from the settings, never from a request. */
export const answerPath = '/sign-in/provider/answer';

/** What the provider said: who it is, and when they have shown a second factor there, if its word counts for that. */
export type Vouched = { readonly identity: Identity; readonly factorAt: number | null };

const patienceSeconds = 5;
/** What a provider says of itself is asked anew now and then: its addresses may move. */
const knownForMs = 3_600_000;

/** As the client is told to be by the provider; in the header where it says nothing, as the specification has it. */
const authOf = (secret: string | null): ClientAuth => {
  if (secret === null) return None();
  const [basic, post] = [ClientSecretBasic(secret), ClientSecretPost(secret)];
  // eslint-disable-next-line max-params -- openid-client knows it by its four parameters
  return (server, client, body, headers) => {
    const inHeader = server.token_endpoint_auth_methods_supported?.includes('client_secret_basic') ?? true;
    (inHeader ? basic : post)(server, client, body, headers);
  };
};

/** Nobody there, or nobody who can answer now; all else is a word we do not take. */
const isAway = (error: unknown): boolean =>
  (error instanceof TypeError && error.message === 'fetch failed') ||
  (error instanceof ClientError &&
    (error.code === 'OAUTH_TIMEOUT' || error.code === 'OAUTH_ABORT' || error.code === 'OAUTH_RESPONSE_IS_NOT_CONFORM'));

/** What of an error may stand in a log: never the answer itself, which holds codes. */
const reasonOf = (error: unknown): string => {
  if (error instanceof AuthorizationResponseError || error instanceof ResponseBodyError) return error.error;
  return error instanceof ClientError ? (error.code ?? error.message) : String(error);
};

/** The provider of identities of the settings (OpenID Connect: a code, with proof key, state and nonce). */
export class IdentityProvider {
  private known: { readonly about: Promise<Configuration>; readonly until: number } | null = null;
  private readonly redirect: string;

  constructor(
    private readonly ports: Pick<Ports, 'config' | 'clock' | 'log'>,
    private readonly oidc: OidcConfig,
  ) {
    this.redirect = new URL(answerPath, ports.config.publicUrl).href;
  }

  /** Where a browser goes to sign in there. */
  async begin(flow: Flow): Promise<string> {
    const { state, nonce, verifier } = secretsOf(this.ports.config.tokenKey, flow);
    const code_challenge = await calculatePKCECodeChallenge(verifier);
    const asked = {
      scope: 'openid',
      response_type: 'code',
      redirect_uri: this.redirect,
      state,
      nonce,
      code_challenge,
      code_challenge_method: 'S256',
    };
    const { maxAge } = this;
    return buildAuthorizationUrl(await this.about(), { ...asked, ...(maxAge === null ? {} : { max_age: String(maxAge) }) }).href;
  }

  /** What the provider says to the answer a browser has brought back. Throws what is not taken. */
  async heard(flow: Flow | null, answer: URLSearchParams): Promise<Vouched> {
    const secrets = flow === null ? null : secretsOf(this.ports.config.tokenKey, flow);
    if (secrets === null || !answers(secrets, answer.get('state'))) throw new HttpProblem('PROVIDER_ANSWER_UNASKED', { cure: ['self'] });
    const about = await this.about();
    const { maxAge } = this;
    const expected = { expectedState: secrets.state, expectedNonce: secrets.nonce, pkceCodeVerifier: secrets.verifier, idTokenExpected: true };
    const checks = { ...expected, ...(maxAge === null ? {} : { maxAge }) };
    const came = new URL(`${this.redirect}?${answer.toString()}`);
    try {
      const claims = (await authorizationCodeGrant(about, came, checks)).claims();
      if (claims === undefined) throw new Error('an answer without a word');
      return { identity: { issuer: claims.iss, subject: claims.sub }, factorAt: this.factorIn(claims) };
    } catch (error) {
      throw this.refused(error);
    }
  }

  /** Where one signs out there too; null when the provider has no such place. */
  async signOutUrl(): Promise<string | null> {
    const about = await this.about();
    if (about.serverMetadata().end_session_endpoint === undefined) return null;
    return buildEndSessionUrl(about, {}).href;
  }

  /** Where its word stands for a second factor, it is a word of now: who has signed in there long ago does so again. */
  private get maxAge(): number | null {
    return this.oidc.secondFactor.length === 0 ? null : Math.floor(this.ports.config.secondFactorMs / 1000);
  }

  private factorIn({ amr, acr, auth_time }: IDToken): number | null {
    const said = [...(Array.isArray(amr) ? amr : []), acr];
    if (auth_time === undefined || !this.oidc.secondFactor.some((one) => said.includes(one))) return null;
    return Math.min(auth_time * 1000, this.ports.clock());
  }

  /** What it says of itself, asked once and by whoever needs it first; asked again when that failed. */
  private about(): Promise<Configuration> {
    const now = this.ports.clock();
    if (this.known === null || this.known.until <= now) this.known = { about: this.discovered(), until: now + knownForMs };
    return this.known.about;
  }

  private async discovered(): Promise<Configuration> {
    const { issuer, clientId, clientSecret } = this.oidc;
    const url = new URL(issuer);
    // Plain http is let through by the settings for this machine alone. The signature of its word is looked at, whichever way that came.
    const execute = [enableNonRepudiationChecks, ...(url.protocol === 'http:' ? [allowInsecureRequests] : [])];
    try {
      return await discovery(url, clientId, undefined, authOf(clientSecret), { timeout: patienceSeconds, execute });
    } catch (error) {
      this.known = null;
      this.ports.log.warn({ reason: reasonOf(error) }, 'the provider of identities cannot be asked');
      throw away();
    }
  }

  private refused(error: unknown): HttpProblem {
    const away_ = isAway(error);
    this.ports.log.warn(
      { reason: reasonOf(error) },
      away_ ? 'the provider of identities cannot be asked' : 'an answer of the provider was not taken',
    );
    return away_ ? away() : new HttpProblem('PROVIDER_ANSWER_REFUSED', { cure: ['self', 'operator'] });
  }
}

const away = (): HttpProblem => new HttpProblem('PROVIDER_UNAVAILABLE', { cure: ['operator'], headers: { 'retry-after': '30' } });
