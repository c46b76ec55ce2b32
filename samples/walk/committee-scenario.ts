import type { Candidate } from '../../domain/committee/member.js';
import type { Body } from './api-client.js';
import { unitOf, type Cast } from './cast.js';
import { NoCast, type Player } from './player.js';
import { inside, textIn, type Shown } from './lifecycle.js';
import type { Paper } from './scenario.js';

/** Who acts for whom: the AMR that decides, who applies, the secretariat at its host, the chair. */
export const parts = ['authority', 'applicant', 'secretary', 'chair'] as const;
export type Part = (typeof parts)[number];

/** A committee to be driven by following its acts. */
export type CommitteeScenario = {
  /** Prefix of every Idempotency-Key: the same name drives the same committee, however often it is run. */
  readonly name: string;
  /** Body of `POST /committees`, but for the application, which is stored first. */
  readonly start: Body;
  readonly team: { readonly [part in Part]: Player };
  /** Who answered the call for members, officers first; the list is cut as refusals say. */
  readonly answered: readonly Candidate[];
  readonly paper: (kind: string) => Paper;
  readonly number: string;
  readonly goal: 'deregistered' | 'operating';
};

/** A rehearsal of one committee profile: `scale` seconds of its clock pass in one second. */
export type CommitteeWish = { readonly profile: string; readonly scale: number; readonly run: string; readonly year: number };

type Unit = { readonly organisation: string; readonly name: string; readonly kind: string };

/** A committee of everybody among the accounts who can be a member. */
export async function rehearsedCommittee(cast: Cast, wish: CommitteeWish): Promise<CommitteeScenario> {
  const units = new Units(cast);
  const authority = bound(cast, 'monitor');
  const { secretary, chair, host } = await secretariatOf(cast, units);
  const applicant = cast.find('officer');
  const society = await units.of(unitOf(applicant, 'officer'));
  return {
    name: `walk-${wish.run}`,
    start: {
      name: {
        zh: `示例机器人应用标准化技术委员会（演练 ${wish.run}）`,
        en: `Example technical committee on applied robotics (rehearsal ${wish.run})`,
      },
      scope: '机器人应用领域的地方标准：术语、接口、安全和检验方法',
      applicant: { organisation: society.organisation, name: society.name },
      host: { organisation: host.organisation, name: host.name },
      authority: unitOf(authority, 'monitor'),
      profile: wish.profile,
      rehearsal: true,
      rehearsalScale: wish.scale,
      // Founded in autumn, so that the year ends soon after the first meeting and its report falls due.
      rehearsalEpoch: `${wish.year - 1}-07-06T09:00:00+08:00`,
    },
    team: { authority, applicant, secretary, chair },
    answered: await answering(cast, units, { secretary, chair, host }),
    paper: plainPaper,
    number: `LN/TC 演练-${wish.run}`,
    goal: 'deregistered',
  };
}

/** Names and kinds of organisations, each asked for once. */
class Units {
  private readonly known = new Map<string, Promise<Unit>>();

  constructor(private readonly cast: Cast) {}

  of(organisation: string): Promise<Unit> {
    const known = this.known.get(organisation);
    if (known) return known;
    const fresh = this.read(organisation);
    this.known.set(organisation, fresh);
    return fresh;
  }

  private async read(organisation: string): Promise<Unit> {
    const { state } = await this.cast.client.get(`/api/v1/organisations/${organisation}`, await this.cast.token(this.cast.find('monitor')));
    return { organisation, name: textIn(state, 'name') ?? organisation, kind: textIn(state, 'kind') ?? 'other' };
  }
}

/** A monitor of one authority, not of all. */
function bound(cast: Cast, role: 'monitor'): Player {
  const one = cast.having(role).find((player) => unitOf(player, role) !== '*');
  if (one) return one;
  throw new NoCast(`no account is a ${role} of one authority`);
}

/** An institution that has both a secretariat and a chair: societies have them for standards of their own. */
async function secretariatOf(cast: Cast, units: Units): Promise<{ readonly secretary: Player; readonly chair: Player; readonly host: Unit }> {
  for (const secretary of cast.having('secretariat')) {
    const host = await units.of(unitOf(secretary, 'secretariat'));
    const [chair] = cast.having('chair', host.organisation);
    if (host.kind === 'institution' && chair) return { secretary, chair, host };
  }
  throw new NoCast('no institution among the accounts has both a secretariat and a chair');
}

type Officers = { readonly secretary: Player; readonly chair: Player; readonly host: Unit };

/** The chair is of another unit than the secretary-general, a vice-chair of a third; everybody else is an expert of a unit. */
async function answering(cast: Cast, units: Units, { secretary, chair, host }: Officers): Promise<readonly Candidate[]> {
  const at = await units.of(unitOf(chair, 'expert'));
  const list: Candidate[] = [
    candidate(chair, at, { side: 'public', duty: 'chair' }),
    candidate(secretary, host, { side: 'public', duty: 'secretaryGeneral' }),
  ];
  for (const player of cast.having('expert')) {
    const unit = await units.of(unitOf(player, 'expert'));
    if (player === chair || player === secretary) continue;
    const vice = list.every((one) => one.duty !== 'vice') && unit.organisation !== at.organisation && unit.organisation !== host.organisation;
    list.push(candidate(player, unit, { side: sideOf(unit, list), duty: vice ? 'vice' : 'member' }));
  }
  return list;
}

const candidate = ({ person, name }: Player, unit: Unit, { side, duty }: Pick<Candidate, 'side' | 'duty'>): Candidate => ({
  ...{ person, name, organisation: unit.organisation, organisationName: unit.name },
  ...{ side, grade: 'senior', duty, title: '正高级工程师' },
});

/** Research and testing speak for the public interest; enterprises are taken as makers, users and traders in turn, each unit always as the same. */
function sideOf({ organisation, kind }: Unit, list: readonly Candidate[]): Candidate['side'] {
  if (kind === 'institution') return 'public';
  if (kind !== 'enterprise') return 'consumer';
  const known = list.find((one) => one.organisation === organisation);
  if (known) return known.side;
  const sides = ['producer', 'user', 'operator'] as const;
  const before = new Set(list.filter((one) => sides.some((side) => side === one.side)).map((one) => one.organisation)).size;
  return sides[before % sides.length] ?? 'producer';
}

const kinds: { readonly [kind: string]: string } = {
  application: '筹建申请书',
  charter: '章程',
  secretariatRules: '秘书处工作细则',
  annualReport: '年度工作报告',
};

/** Texts that say what they are. */
const plainPaper = (kind: string): Paper => ({
  name: `${kind}.txt`,
  text: `${kinds[kind] ?? kind}\n\n本文件为演练用，由 biaocheng walk 生成；其内容不作为任何真实委员会的依据。\n`,
});

/** The list after what a refusal says of it; null when no cut answers it. */
export function cutList(
  list: readonly Candidate[],
  { code, found }: { readonly code: string; readonly found?: unknown },
): readonly Candidate[] | null {
  const without = (person: string | undefined): readonly Candidate[] | null => {
    const cut = list.filter((one) => one.person !== person || one.duty !== 'member');
    return cut.length < list.length ? cut : null;
  };
  const lastOf = (test: (one: Candidate) => boolean): string | undefined => list.findLast((one) => one.duty === 'member' && test(one))?.person;
  switch (code) {
    case 'SIZE_EVEN':
      return without(lastOf(() => true));
    case 'UNIT_OVER_REPRESENTED':
      return without(lastOf((one) => one.organisation === textIn(found, 'unit')));
    case 'INTEREST_UNBALANCED':
      return without(lastOf((one) => String(found).startsWith(`${one.side}:`)));
    case 'QUALIFICATION_MISSING':
      return without(textIn(found, 'person') ?? undefined);
    default:
      return null;
  }
}

/** The number of the term of office; 0 before the committee stands. */
export const termOf = ({ state }: Shown): number => Number(inside(state, 'term', 'n') ?? 0);
