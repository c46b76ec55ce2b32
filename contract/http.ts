import { z } from 'zod';
import { withoutBlanks } from '../domain/kernel/half-width.js';
import { accountNameOf } from '../domain/kernel/person-id.js';
import { roles } from '../domain/kernel/actor.js';
import { instant } from './instant.js';
import { invitationEnds } from './invitation.js';
import { plainNumber } from './plain-number.js';
import { scopes } from './scope.js';
import { lostVote } from './lost-vote.js';
import { checkup } from './profile.js';
import { lifecycleId } from '../domain/kernel/fields/lifecycle-id.js';
import { textOf } from '../domain/kernel/fields/text.js';

export { eventShown } from './event-shown.js';
export { sha256 } from '../domain/kernel/fields/document-hash.js';
export { instant } from './instant.js';
export const idParams = z.strictObject({ id: lifecycleId });

/** problem+json: RFC 9457 and the evidence of a refusal (domain/kernel/refusal.ts). Open, because a 412 adds the current state. */
export const problem = z
  .looseObject({
    type: z.string(),
    title: z.string(),
    titleZh: z.string(),
    status: z.number().int(),
    code: z.string(),
    requestId: z.string(),
    rule: z.string().optional(),
    source: z.string().optional(),
    sourceTitle: z.string().optional(),
    sourceTitleZh: z.string().optional(),
    found: z.unknown().optional(),
    needed: z.unknown().optional(),
    cure: z.array(z.string()).optional(),
  })
  .meta({
    id: 'Problem',
    examples: [
      {
        type: '/docs/errors/BALLOT_CLOSED',
        title: 'The ballot is closed',
        titleZh: '表决已截止',
        status: 409,
        code: 'BALLOT_CLOSED',
        requestId: '4f1c2a9b07de-1k',
      },
    ],
  });

/** What a command was answered: where it stands in the archive. `repeated` means it had been done before with the same key. */
export const receipt = z
  .strictObject({
    id: z.string(),
    stream: z.string(),
    seq: z.number().int(),
    at: instant,
    leaf: z.string(),
    repeated: z.boolean(),
    key: z.string(),
    self: z.string(),
    checkup: checkup.optional().meta({ description: 'What the check-up found in a profile that was filed' }),
  })
  .meta({ id: 'Receipt' });
export type Receipt = z.output<typeof receipt>;

/** The receipt of a comment: its 序号 (null while the list does not show it yet), and for who has no account the secret that is shown this once. */
export const commentReceipt = receipt.extend({ comment: z.number().int().nullable(), secret: z.string().nullable(), receipt: z.string().nullable() });

export const refusalShown = z
  .looseObject({
    code: z.string(),
    title: z.string(),
    titleZh: z.string(),
    rule: z.string(),
    source: z.string(),
    sourceTitle: z.string(),
    sourceTitleZh: z.string(),
    found: z.unknown(),
    needed: z.unknown(),
    cure: z.array(z.string()),
  })
  .meta({ id: 'Refusal' });

/** One act of a lifecycle as its reader sees it: open with everything needed to do it, or not with all that stands in the way, each with its cure. */
export const act = z
  .strictObject({
    name: z.string(),
    method: z.literal('POST'),
    href: z.string(),
    open: z.boolean(),
    /** Set where the caller shows the second factor once more: `POST /sessions/second-factor` first. */
    secondFactor: z.literal(true).optional(),
    schema: z.looseObject({}).optional(),
    /** What POST answers first; empty where the act is open. */
    blockers: z.array(refusalShown),
  })
  .meta({ id: 'Act' });
export type Act = z.output<typeof act>;

const titled = { zh: z.string(), en: z.string() };
/**
 * A date of a lifecycle: `binding` ones are limits and closes that people go by, whether the law or the house set them; `internal` is the next act of the clock, under the name of that act. `provisional`: it rests on a year whose
 * holidays are not announced yet.
 */
export const deadlineRow = z
  .strictObject({ name: z.string(), kind: z.enum(['binding', 'internal']), ...titled, at: instant, provisional: z.boolean().optional() })
  .meta({ id: 'Deadline' });

/** `iso` is null for committees: ISO's codes are of standards. */
const stageShown = z.strictObject({ code: z.string(), name: z.string(), iso: z.string().nullable(), ...titled }).meta({ id: 'Stage' });

/** What must be said of an organisation wherever something of it is shown; absent while nothing stands against it. */
export const standingNote = z
  .strictObject({ standing: z.literal('suspended'), since: instant, zh: z.string(), en: z.string() })
  .meta({ id: 'StandingNote' });

/** GET of one lifecycle. `state` is the noun's own view (contract/views). */
export const lifecycleShown = z.strictObject({
  id: z.string(),
  kind: z.string(),
  self: z.string(),
  seq: z.number().int(),
  status: z.string(),
  organisation: z.string().nullable(),
  issuer: standingNote.optional(),
  updatedAt: instant,
  rehearsal: z.boolean(),
  view: z.enum(['full', 'public']),
  stage: stageShown.nullable(),
  deadlines: z.array(deadlineRow),
  state: z.looseObject({}),
  /** Of a project, for those who see all of it: its latest votes that did not pass. */
  lostVotes: z.array(lostVote).optional(),
  acts: z.array(act),
  links: z.record(z.string(), z.string()).meta({ id: 'Links' }),
});
export type LifecycleShown = z.output<typeof lifecycleShown>;

export const pageOf = <S extends z.ZodType>(item: S) => z.strictObject({ items: z.array(item), next: z.string().nullable() });

const limit = plainNumber({ min: 1, max: 200 }).default(50);
export const cursor = z.string().min(1).max(400).optional();
export const pageQuery = z.strictObject({ limit, cursor });
/** `atLeast`: answer only from a view that has reached this sequence number; wait up to 3 s, then 503 VIEW_BEHIND. */
export const oneQuery = z.strictObject({ atLeast: plainNumber({ min: 0 }).optional() });
/** Which acts an answer lists: all, those that are open, or none. */
const actsListed = z.enum(['all', 'open', 'none']);
export type ActsListed = z.output<typeof actsListed>;
export const lifecycleQuery = oneQuery.extend({ acts: actsListed.default('all') });

export const grant = z.strictObject({ role: z.enum(roles), organisation: z.string() });
export const me = z.strictObject({ id: z.string(), name: z.string(), anonymous: z.boolean(), grants: z.array(grant) }).meta({ id: 'Me' });

/** `S0.Person ` is typed for `s0.person`, here as wherever a person is named. */
const account = z.string().min(1).max(100).transform(accountNameOf);
const secret = z.string().min(1).max(200);
const ownSecret = z.string().min(12).max(200);
/** `cookie`: for a browser, which gets its session in a cookie and a form token in the answer, and no token a script could read. */
const cookie = z.boolean().default(false);
/** Six digits, as an authenticator shows them, with or without a gap; an input method may leave them full width. */
const code = z
  .string()
  .max(20)
  .transform(withoutBlanks)
  .pipe(z.string().regex(/^\d{6}$/, '“验证码”须为验证器上的六位数字 · “code” must be the six digits of the authenticator'));
export const codeRequest = z.strictObject({ code });
/** A sign-in that was asked for a code goes on with it: `ticket` says that the secret was right. */
export const ticketRequest = z.strictObject({ ticket: z.string().min(1).max(500), code, cookie });
export const sessionRequest = z.strictObject({ account, secret, code: code.optional(), cookie });
/** A secret of one's own, in place of a one-time secret or of an older one. */
export const secretChange = sessionRequest.extend({ newSecret: ownSecret });
export const ownSecretChange = z.strictObject({ secret, newSecret: ownSecret });

/** `next`: the page to come back to. */
export const providerAsked = z.strictObject({ next: z.string().max(1000).default('/') });
export const providerPlace = z.strictObject({ location: z.string() });
/** What stood behind the question mark of the address the provider has sent the browser back to. */
export const providerAnswer = z.strictObject({ queryString: z.string().min(1).max(8000) });
/** `ticket` says who somebody was at the provider a moment ago; `secret` that the account is theirs. */
export const identityLink = z.strictObject({ ticket: z.string().min(1).max(2000), secret });
export const identityShown = z.strictObject({ linked: z.boolean() }).meta({ id: 'OwnIdentity' });
/** By whose word people may sign in, and where they sign out there; null where there is no such place, or nobody answers. */
export const providerShown = z.strictObject({ name: z.string().nullable(), signOut: z.string().nullable() }).meta({ id: 'Provider' });

/** Whether the account's roles ask for a second factor, since when it has one, and until when the one that was shown stands for acts that ask again. */
const factorState = z.strictObject({ asked: z.boolean(), enrolledAt: instant.nullable(), shownUntil: instant.nullable() });

/** A seed for an authenticator, as text to type and as the address that a picture carries; shown this once. */
export const seedShown = z.strictObject({ secret: z.string(), uri: z.string() });

const tokenName = textOf(100);
/** `unattended` lets a program open, close, extend, publish and void, where people show their second factor; the name of the token then stands in the record of the act. */
export const programTokenRequest = z.strictObject({
  name: tokenName,
  scopes: z.array(z.enum(scopes)).min(1).max(scopes.length),
  days: z.number().int().min(1).max(366),
  unattended: z.boolean().default(false),
});
const programTokenFields = {
  ...{ id: z.string(), name: z.string(), scopes: z.array(z.enum(scopes)), unattended: z.boolean() },
  ...{ at: instant, expiresAt: instant, endedAt: instant.nullable(), open: z.boolean() },
};
export const programTokenShown = z.strictObject(programTokenFields).meta({ id: 'ProgramToken' });
/** With the token itself, which is shown this once. */
export const programTokenGiven = z.strictObject({ ...programTokenFields, token: z.string() });

/** Whether there is a secret address of one's calendar, and since when; the address itself is shown once. */
export const calendarAddress = z.strictObject({ since: instant.nullable() }).meta({ id: 'CalendarAddress' });
export const calendarAddressGiven = z.strictObject({ since: instant, address: z.string() });

/** For whom, and for how many days. */
export const invitationRequest = z.strictObject({
  person: z.string().min(1).max(100).transform(accountNameOf),
  days: z.number().int().min(1).max(90),
});
/** What became of a mail to one person; `held` waits for the hour that person chose. */
export const deliveryOutcome = z.enum(['pending', 'sent', 'noAddress', 'failed', 'overtaken', 'held']);
const invitationFields = {
  ...{ id: z.string(), person: z.string(), name: z.string(), by: z.string(), byName: z.string(), at: instant, expiresAt: instant },
  ...{ revokedAt: instant.nullable(), used: z.number().int(), lastUsedAt: instant.nullable(), open: z.boolean() },
  /** Why it is no longer good; null while it is. */
  end: z.enum(invitationEnds).nullable(),
  /** `mail`: our own mail carries it, and nobody else sees it. `shown`: no mail reaches the person, so whoever made it has seen it and hands it on. */
  way: z.enum(['mail', 'shown']),
  /** What became of its mail; `addressOf` says who has entered the address: the person, or an organisation. */
  mail: z
    .strictObject({
      outcome: deliveryOutcome,
      at: instant.nullable(),
      addressOf: z.enum(['own', 'entered']),
    })
    .nullable(),
};
export const invitationShown = z.strictObject(invitationFields).meta({ id: 'Invitation' });
/** Where no mail carries it, with its secret and the link: shown this once. */
export const invitationGiven = z.strictObject({ ...invitationFields, secret: z.string().optional(), link: z.string().optional() });
export const invitationOpened = z.strictObject({ secret: z.string().min(1).max(200), cookie });

/** One row of the access log. */
export const accessShown = z
  .strictObject({
    ...{ at: instant, kind: z.enum(['act', 'read']), person: z.string(), name: z.string(), organisations: z.array(z.string()) },
    ...{ route: z.string(), record: z.string().nullable(), outcome: z.string(), way: z.string(), address: z.string(), requestId: z.string() },
  })
  .meta({ id: 'Access' });

/** `token` for programs, `formToken` for a browser: what its POSTs bring in `X-Form-Token`. */
export const session = z
  .strictObject({
    token: z.string().optional(),
    formToken: z.string().optional(),
    signedInAt: instant,
    expiresAt: instant,
    secondFactor: factorState,
    /** The one record an invitation is for. */
    only: z.string().optional(),
    /** After a sign-in by a provider: the page one came from. */
    next: z.string().optional(),
    me,
  })
  .meta({ id: 'Session' });
export type SessionShown = z.output<typeof session>;

/** One sign-in of an account, as its owner sees it. */
export const signInShown = z
  .strictObject({
    id: z.string(),
    kind: z.enum(['browser', 'bearer']),
    at: instant,
    address: z.string(),
    agent: z.string(),
    expiresAt: instant,
    endedAt: instant.nullable(),
    open: z.boolean(),
    current: z.boolean(),
  })
  .meta({ id: 'SignIn' });
