import { z } from 'zod';
import { endpoint } from '../../contract/endpoint.js';
import { me } from '../../contract/http.js';
import { mailAddress } from '../../contract/mail-address.js';
import { bind, type Bound, type Caller } from '../http/call.js';
import type { Ports } from '../ports.js';
import { ownTies } from './own-ties.js';

export const shownCaller = (caller: Caller): z.output<typeof me> => ({
  id: caller.actor.id,
  name: caller.name,
  anonymous: caller.anonymous,
  grants: caller.actor.grants.map((grant) => ({ ...grant })),
});

const meEndpoint = endpoint({
  name: 'whoAmI',
  method: 'get',
  path: '/api/v1/me',
  tag: 'accounts',
  summary: 'Who the token says the caller is',
  who: 'public',
  answer: me,
  status: 200,
});

const addressBody = z.strictObject({ mail: mailAddress });
const addressEndpoint = endpoint({
  name: 'setOwnAddress',
  method: 'post',
  path: '/api/v1/me/address',
  tag: 'accounts',
  summary: 'Say where you get mail: it goes before what others have entered for you or enter later, as long as it takes mail',
  who: 'account',
  body: addressBody,
  answer: addressBody,
  status: 200,
});

const ownAddress = ({ personal, clock }: Ports): Bound =>
  bind(addressEndpoint, async ({ body, caller }) => {
    const { id } = caller.actor;
    await personal.addresses.put({ person: id, keeper: null }, body.mail, { by: id, at: clock() });
    return { body: { mail: body.mail } };
  });

const eraseAddressEndpoint = endpoint({
  name: 'eraseOwnAddress',
  method: 'delete',
  path: '/api/v1/me/address',
  tag: 'accounts',
  summary: 'Erase the address you gave; the answer names the organisations that keep one of their own, which erase it when you ask them',
  who: 'account',
  answer: z.strictObject({ keptBy: z.array(z.string()).describe('统一社会信用代码') }),
  status: 200,
});

const eraseOwnAddress = ({ personal, clock }: Ports): Bound =>
  bind(eraseAddressEndpoint, async ({ caller }) => {
    await personal.addresses.eraseOwn(caller.actor.id, clock());
    return { body: { keptBy: await personal.addresses.keepersOf(caller.actor.id) } };
  });

export const accountRoutes = (ports: Ports): readonly Bound[] => [
  ownAddress(ports),
  eraseOwnAddress(ports),
  ownTies(ports),
  bind(meEndpoint, ({ caller }) => ({ body: shownCaller(caller) })),
];
