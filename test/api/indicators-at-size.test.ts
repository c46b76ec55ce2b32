import { expect, it } from 'vitest';
import { measureIndicators } from '../support/indicators-at-size.js';

/* At the size of a tenth of a province; with INDICATOR_PROJECTS=20000 at that of a whole one. Too long for every day: `npm run bench -- --only indicators`. */

const projects = Number(process.env['INDICATOR_PROJECTS'] ?? 2000);

it.runIf(process.env['CAMPAIGN'] === '1')(
  'the table, a cell opened, a new event and a whole recomputation keep their times, and the recomputation finds nothing else',
  async () => {
    const found = await measureIndicators({ projects, bodies: 200, say: console.log });
    expect(found.differing).toBe(0);
    expect(found.recomputeSeconds).toBeLessThanOrEqual(300);
    expect(found.peakRssMb).toBeLessThanOrEqual(1500);
    expect(found.tableP95).toBeLessThanOrEqual(300);
    expect(found.rowsP95).toBeLessThanOrEqual(150);
    expect(found.seenAfterMs).toBeLessThanOrEqual(2000);
  },
  1_800_000,
);
