import { streamActor } from '../../../domain/kernel/actor.js';
import { metalsByLetter } from '../../../domain/profile/metals-by-letter.js';
import { at, counts, officer, Project, roll, secretary } from '../standard-project/project-fixture.js';

/** A project under the procedure by letter, through every ballot it has. */
class ByLetter extends Project {
  override establish(): this {
    this.file('projectAssessment', 'projectAnnouncement', 'patentRegister', 'overlapTable');
    this.do(officer, { type: 'openProjectBallot', roll: roll() });
    this.decided('projectVote');
    this.do(officer, { type: 'establish', planNumber: 'LNSR-2026-003', lead: { organisation: this.state.proposer.unit, name: '牵头公司' } });
    return this;
  }

  override conclude(): this {
    this.file('letterBallotConclusion');
    this.do(secretary, { type: 'concludeReview', outcome: 'pass', edits: [] });
    return this;
  }

  decided(which: 'projectVote' | 'systematic'): void {
    const { ballot, round } = this.state[which];
    if (ballot === null) throw new Error('no ballot was ordered');
    this.do(streamActor(ballot), { type: 'ballotDecided', ballot, round, outcome: 'PASS', counts, trace: [] });
  }
}

export function liveByLetter(): Project {
  const project = new ByLetter({ input: { profile: metalsByLetter, field: 'metals' } });
  project.submit().accept().establish().form().draft(1).signOff().consult().settle();
  project.readyForReview(2).submitForReview().review().voted('PASS').conclude().submitForApproval().approve().number().publish();
  project.runUntil(at('2030-03-01T09:00:00+08:00'));
  project.do(officer, { type: 'openReviewBallot', proposal: 'confirm', roll: roll() });
  project.decided('systematic');
  project.file('reviewConclusion');
  project.do(officer, { type: 'concludeSystematicReview', outcome: 'confirm', reason: '继续有效' });
  return project;
}

export const fileOf = (project: Project): readonly string[] => Object.keys(project.state.documents);
