import type { Ports } from '../ports.js';
import { Credentials } from './credentials.js';
import { SecondFactors } from './second-factors.js';

/** How people are known: by a secret, and by a code of their authenticator. One of each in a process, so that attempts are counted together whichever route they come by. */
export type Known = { readonly credentials: Credentials; readonly factors: SecondFactors };

export const knownBy = (ports: Ports): Known => ({
  credentials: new Credentials(ports),
  factors: new SecondFactors(ports, ports.personal.secondFactors),
});
