import type { Source } from '../law/sources.js';
import type { Context } from '../decider.js';
import { refuse } from '../refusal.js';
import { ok } from '../result.js';
import { all, happened, open, type Acts, type May } from './act.js';
import { longestFiling } from '../law/floors.js';
import { earliest, makeClock } from './clock.js';
import { inForce } from './codes.js';
import type { EventPayloads } from './events.js';
import type { ProjectState } from './state.js';
import { clock, office } from './who.js';

const filingSource = (state: ProjectState): Source => state.profile.local?.filing.source ?? 'DBM-FILING';

/** 备案 runs from publication in calendar days; its alarm comes before. */
export function filingOf({ profile }: ProjectState, context: Context): Pick<EventPayloads['published'], 'filing'> {
  if (profile.local === undefined) return {};
  const { within, alarm } = profile.local.filing;
  const due = earliest(makeClock(context, context.now, within), makeClock(context, context.now, longestFiling));
  return { filing: { due, alarmAt: Math.min(makeClock(context, context.now, alarm).at, due.at) } };
}

/** Late or not, suspended or not: a standard that was published is filed. */
const canFileStandard = (state: ProjectState, context: Context): May =>
  all(
    () => open(state, context, { who: office, at: inForce, evenOnHold: true }),
    () => (state.clocks.filing ? ok(null) : nothingToFile(state)),
  );

function nothingToFile(state: ProjectState): May {
  const filed = state.local?.filed ?? null;
  return refuse(state.local === undefined ? 'NOT_A_LOCAL_STANDARD' : 'ALREADY_FILED', {
    rule: 'DB-FILING',
    source: filingSource(state),
    found: filed === null ? state.profile.kind : { filed: filed.number },
    needed: 'a local standard that is published and not yet filed',
    cure: ['nobody'],
  });
}

export const filingActs: Acts<'fileStandard' | 'alarmFiling'> = {
  fileStandard: {
    can: canFileStandard,
    decide: (state, { filingNumber, proof }, { actor, now }) =>
      happened({
        type: 'standardFiled',
        by: actor.id,
        text: state.publication?.text ?? '',
        filingNumber,
        proof,
        late: state.clocks.filing ? now >= state.clocks.filing.at : false,
      }),
  },
  alarmFiling: {
    can: clock,
    decide(state, _command, { now }) {
      const [filing, due] = [state.local?.filing ?? null, state.clocks.filing ?? null];
      if (state.end !== null || filing === null || due === null || filing.alarmed || now < filing.alarmAt) return ok([]);
      return happened({ type: 'filingAlarmed', due: due.at });
    },
  },
};
