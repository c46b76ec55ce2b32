import type { Body } from './api-client.js';
import { inside, listIn, textIn, type Shown } from './lifecycle.js';
import type { Scenario, Team } from './scenario.js';

/** Days from publication to the date in force: time to buy, read and prepare. */
const daysToForce = 60;

/** What every project answers the same way, by act. A scenario may say otherwise. */
export function valuesOf(act: string, shown: Shown, scenario: Scenario): Body {
  return { ...common(act, shown, scenario.team), ...scenario.values(act, shown) };
}

function common(act: string, shown: Shown, team: Team): Body {
  const text = textIn(shown.state, 'draft', 'sha256') ?? undefined;
  const [lead] = team.drafters;
  switch (act) {
    case 'acceptProposal':
      return {
        withinCharter: true,
        conflicts: [],
        duplicates: nearOnes(shown),
        note: '材料齐全，属业务范围，查重未见相同项目',
        ...localScope(shown),
      };
    case 'establish':
      return { planNumber: planNumber(shown), lead: { organisation: lead.organisation, name: lead.organisationName } };
    case 'formGroup':
      return group(team);
    case 'openConsultation':
      return { addressees: addressees(team) };
    case 'openProjectBallot':
      return { roll: roll(team), ...longMeeting(shown, 'projectApproval') };
    case 'openReview':
      // A committee makes its own roll.
      if (inside(shown.state, 'local', 'committee') != null) return {};
      return { roll: roll(team), ...longMeeting(shown, textIn(shown.state, 'profile', 'review', 'ballot') ?? 'technicalReview') };
    case 'concludeReview':
      return { outcome: 'pass', edits: [] };
    case 'publish':
      return { documentNumber: `${planNumber(shown)}-F`, effectiveDate: dayAfter(shown, daysToForce) };
    case 'declare':
      return { url: `https://standards.example.org/${planNumber(shown)}` };
    case 'fileStandard':
      return { filingNumber: `备案-${yearOf(shown)}-${shown.id.slice(1, 5).toUpperCase()}` };
    case 'concludeSystematicReview':
      return { outcome: 'withdraw', reason: '实施信息反馈达到启动复审的条数；国家标准已覆盖本标准的内容，并行增加企业负担' };
    case 'publishWithdrawal':
      return { reason: '复审结论为废止，由国家标准代替' };
    case 'signOffDraft':
      return text === undefined ? {} : { text, ...(isLocal(shown) ? { feedbackChannel: '归口单位和地方标准公开平台的意见反馈栏目' } : {}) };
    case 'submitForReview':
    case 'submitForApproval':
    case 'confirmEdits':
      return text === undefined ? {} : { text };
    default:
      return {};
  }
}

/** What the search for near titles found is looked at, and named. */
const nearOnes = (shown: Shown): readonly string[] => listIn(shown.state, 'lookedUp', 'near').flatMap((one) => textIn(one, 'reference') ?? []);

const isLocal = (shown: Shown): boolean => inside(shown.state, 'local') !== undefined;

/** 需求研判 of a local standard. */
const localScope = (shown: Shown): Body =>
  isLocal(shown) ? { scope: { specialRequirement: '冬季冰雪气候条件下的特殊技术要求', restrictsMarket: false } } : {};

const yearOf = (shown: Shown): string => textIn(shown, 'updatedAt')?.slice(0, 4) ?? '';

const planNumber = (shown: Shown): string => `${textIn(shown.state, 'societyCode') ?? 'T'}-${yearOf(shown)}-${shown.id.slice(1, 5).toUpperCase()}`;

function group({ drafters }: Team): Body {
  const units = drafters.map(({ organisation, organisationName }) => ({ organisation, name: organisationName }));
  return {
    units: units.filter((one, i) => units.findIndex((other) => other.organisation === one.organisation) === i),
    drafters: drafters.map(({ player, organisation }) => ({ person: player.person, name: player.name, organisation })),
  };
}

/** The units of the panel are asked for comments as well, the drafting units are not. */
function addressees({ seats, drafters }: Team): readonly string[] {
  const drafting = drafters.map((one) => one.organisation);
  return [...new Set(seats.map((seat) => seat.organisation))].filter((organisation) => !drafting.includes(organisation));
}

const roll = ({ seats }: Team): Body => ({
  kind: 'seats',
  seats: seats.map(({ player, organisation, organisationName }) => ({ person: player.person, name: player.name, organisation, organisationName })),
});

/** On the rehearsal clock a day passes in a second or less: the meeting takes the longest window its profile allows. */
function longMeeting(shown: Shown, name: string): Body {
  const longest = inside(shown.state, 'profile', 'ballots', name, 'window', 'max');
  const byMeeting = inside(shown.state, 'profile', 'ballots', name, 'mode') === 'meeting';
  return shown.rehearsal && byMeeting && longest !== undefined ? { window: longest } : {};
}

/** A date this many days after the lifecycle's own clock. */
function dayAfter(shown: Shown, days: number): string {
  const today = new Date(`${textIn(shown, 'updatedAt')?.slice(0, 10) ?? ''}T00:00:00Z`);
  return new Date(today.getTime() + days * 86_400_000).toISOString().slice(0, 10);
}
