import { z } from 'zod';
import { count, term, text } from './shown.js';

/** The terms a ballot is held under, frozen at its opening (domain/profile/profile.ts). `law` names the legal floor; terms without it are somebody's own. */
export const ballotTermsShown = z
  .object({
    rule: text,
    params: z.record(text, z.union([text, z.number(), z.boolean()])),
    mode: z.enum(['meeting', 'letter']),
    choices: z.enum(['three', 'five', 'positions']),
    window: z.object({ min: term, default: term, max: term }),
    minSeats: count,
    silence: z.enum(['notReturned', 'abstain', 'assent']),
    abstention: z.enum(['inDenominator', 'outOfDenominator']),
    spoilt: z.enum(['notReturned', 'returned']),
    late: z.literal('keptNotCounted'),
    graceSeconds: count,
    recusal: z.enum(['reducesElectorate', 'staysInBase']),
    exclusion: z.enum(['draftersAndUnits', 'drafters', 'none']),
    revote: z.enum(['untilClose', 'never']),
    reasons: z.enum(['requiredForNegative', 'optional']),
    tie: z.enum(['fails', 'chairDecides']),
    visibility: z.enum(['countsAfterClose', 'namedAfterClose', 'live']),
    inspection: z.enum(['named', 'counts']).optional(),
    extension: z.object({ maxDays: count, persons: z.literal(2) }).nullable(),
    mandates: z.object({ alternates: z.boolean(), proxies: z.boolean(), perHolder: count }).optional(),
    emptyVote: z.enum(['accepted', 'confirmed']).optional(),
    outage: z.object({ rule: z.enum(['extend', 'none']), minMinutes: count, lastHours: count.optional() }).optional(),
    progress: z.enum(['hidden', 'returned']).optional(),
    recirculation: z.object({ window: term }).optional(),
    rosterChange: z.enum(['snapshotStands', 'becomesRecused']).optional(),
    law: z.enum(['review', 'panel', 'committee']).optional(),
    source: text,
  })
  .meta({ id: 'BallotTerms' });
