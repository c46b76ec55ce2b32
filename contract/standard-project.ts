import type { z } from 'zod';
import type { ActorId } from '../domain/kernel/actor.js';
import { startSchemaOf } from '../domain/kernel/wire.js';
import type { Profile } from '../domain/profile/profile.js';
import type { ProjectInput } from '../domain/standard-project/input.js';
import { standardProject } from '../domain/standard-project/standard-project.js';

/** `POST /projects`: a proposal as a client sends it. It is a draft until `submit`. */
export const projectStart = startSchemaOf(standardProject);
export type ProjectStart = z.output<typeof projectStart>;

/** The decider's input from what the client sent, the profile it named and the person who sent it. */
export function projectInputOf(
  { local, classification, ...start }: ProjectStart,
  profile: Profile,
  { person, selfStated }: { readonly person: ActorId; readonly selfStated: boolean },
): ProjectInput {
  return {
    ...start,
    ...(local === undefined ? {} : { local }),
    ...(classification === undefined ? {} : { classification }),
    field: start.field ?? profile.field,
    proposer: { person, unit: start.proposer.unit, ...(selfStated ? { selfStated } : {}) },
    profile,
  };
}
