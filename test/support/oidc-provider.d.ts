/** What the tests use of the package, which brings no types. */
declare module 'oidc-provider' {
  import type { IncomingMessage, ServerResponse } from 'node:http';

  type Login = {
    readonly accountId: string;
    readonly amr?: readonly string[];
    readonly acr?: string;
    readonly remember?: boolean;
    readonly ts?: number;
  };
  type Result = { readonly login: Login; readonly consent?: { readonly grantId: string } } | { readonly error: string };
  type Details = { readonly params: { readonly client_id: string } };

  export class Provider {
    constructor(issuer: string, configuration: object);
    readonly Grant: new (of: { readonly accountId: string; readonly clientId: string }) => {
      addOIDCScope(scope: string): void;
      save(): Promise<string>;
    };
    callback(): (req: IncomingMessage, res: ServerResponse) => void;
    interactionDetails(req: IncomingMessage, res: ServerResponse): Promise<Details>;
    interactionFinished(
      req: IncomingMessage,
      res: ServerResponse,
      result: Result,
      options: { readonly mergeWithLastSubmission: boolean },
    ): Promise<void>;
  }
}
