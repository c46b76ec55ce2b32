import type { Ports } from '../ports.js';
import { Credentials } from './credentials.js';
import { IdentityProvider } from './identity-provider.js';
import { SecondFactors } from './second-factors.js';

/** How people are known: by a secret, by a code of their authenticator, and where there is one by the word of a provider. One of each in a process, so that attempts are counted together whichever route they come by. */
export type Known = { readonly credentials: Credentials; readonly factors: SecondFactors; readonly provider: IdentityProvider | null };

export const knownBy = (ports: Ports): Known => ({
  credentials: new Credentials(ports),
  factors: new SecondFactors(ports, ports.personal.secondFactors),
  provider: ports.config.oidc === null ? null : new IdentityProvider(ports, ports.config.oidc),
});
