import type { Stream } from '../../kernel/decider.js';
import { eventsOf } from '../../kernel/event.js';
import { field, held } from '../../kernel/field.js';
import { said } from '../../kernel/words.js';
import type { OrganisationOrder } from '../../messages/messages.js';
import { bornOf } from '../birth.js';
import { by, calendarHash, move, profileHash } from '../fields.js';
import type { ProjectInput } from '../input.js';
import { tell } from '../orders.js';
import type { ProjectState } from '../state.js';
import { organisationStream } from '../streams.js';

const { born } = eventsOf<ProjectState>();

export const projectProposed = born('projectProposed', {
  words: said('提出项目', 'project proposed'),
  data: {
    ...{ by, ...move, profileHash, calendarHash },
    project: field(held<Stream>(), '项目', 'stream of the project'),
    input: field(held<ProjectInput>(), '提案', 'what was proposed'),
  },
  evolve: bornOf,
  effects: ({ input, project }) => [tell<OrganisationOrder>(organisationStream(input), { type: 'projectStarted', project })],
});

export const birthEvents = [projectProposed] as const;
