import type { AppConfig } from '../config.js';

const loopback = /^(localhost|127(\.\d+){3}|\[?::1\]?)$/i;
export const isLoopback = (host: string): boolean => loopback.test(host);

/** Others are served: by declaration, or under an address that is not this machine's own. */
export const servesOthers = ({ api }: Pick<AppConfig, 'api'>, env: NodeJS.ProcessEnv): boolean =>
  env['NODE_ENV'] === 'production' || !isLoopback(new URL(api.publicUrl).hostname);

/** Nobody comes by but who sits at this machine. */
export const isOwnMachine = (app: Pick<AppConfig, 'api'>, env: NodeJS.ProcessEnv): boolean => !servesOthers(app, env) && isLoopback(app.api.host);
