import { describe, expect, it } from 'vitest';
import { placeOf } from '../../../web/pages/work/place-of.js';

type Row = Parameters<typeof placeOf>[0];
const row = (kind: string, noun: string, act: string | null, about: Row['about'] = {}): Row => ({
  subject: { kind, id: 'x1', title: null, href: `/api/v1/${noun}/x1` },
  act:
    act === null
      ? null
      : { name: act, zh: '', en: '', method: 'POST', href: `/api/v1/${noun}/x1/${act.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}` },
  about,
});

describe('given a row of a work list', () => {
  it.each<readonly [string, Row]>([
    ['/ballots/x1', row('ballot', 'ballots', 'castVote')],
    ['/ballots/x1?for=m4', row('ballot', 'ballots', 'castVote', { for: 'm4' })],
    ['/ballots/x1/stand-by', row('ballot', 'ballots', 'standByVote')],
    ['/desk/ballots/x1/confirm-change?n=4', row('ballot', 'ballots', 'confirmChange', { proposal: 4 })],
    ['/consultations/x1/comment', row('consultation', 'consultations', 'comment')],
    ['/desk/projects/x1/accept-proposal', row('standard-project', 'projects', 'acceptProposal')],
    ['/projects/x1', row('standard-project', 'projects', null)],
    ['/desk/registers/x1', row('register', 'registers', null)],
    ['/desk/committees/x1/notices', row('committee', 'committees', 'correctAddress')],
  ])('it leads to %s', (page, one) => {
    expect(placeOf(one)).toBe(page);
  });
});
