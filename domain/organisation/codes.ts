import { checkCreditCode } from '../law/credit-code.js';
import type { May } from '../kernel/gate.js';
import { refuse } from '../kernel/refusal.js';
import { ok } from '../kernel/result.js';
import { checkGroupCode } from '../law/standard-number/issuers.js';
import { refused } from './refusals.js';
import type { OrganisationInput } from './state.js';
import type { OrganisationKind } from './words.js';

/** G1: a valid code, for a society with prefix 51; a failing check or another prefix only with documented evidence. */
export function creditCodeStands({ uscc, kind, override }: OrganisationInput): May {
  const { canonical, valid, problems, kind: issuedTo } = checkCreditCode(uscc);
  if (canonical !== uscc) return refused('USCC_INVALID', { found: uscc, needed: { canonical, problems: problems.map((one) => one.code) } });
  if (override !== null) return ok(null);
  if (!valid)
    return refused('USCC_CHECK_FAILED', {
      found: problems.map((one) => ({ code: one.code, found: one.found, needed: one.needed })),
      needed: 'matching check characters, or an override with evidence',
    });
  if (kind === 'society' && issuedTo !== 'socialGroup')
    return refused('USCC_NOT_A_SOCIETY', { found: uscc.slice(0, 2), needed: '51, or an override with evidence' });
  return ok(null);
}

/** G10: only a society bears a 团体代号, and none that other standards bear (GS 17). Whether it is free is the store's question. */
export function groupCodeStands(kind: OrganisationKind, code: string | null): May {
  if (code === null) return ok(null);
  if (kind !== 'society') return refused('CODE_NOT_FOR_KIND', { found: kind, needed: 'society' });
  const check = checkGroupCode(code);
  return check.ok ? ok(null) : refuse(check.error.code, { ...check.error, cure: ['self'] });
}
