/** One line per thing found. */
export function say(what, found) {
  console.log(`  ${what.padEnd(12)} ${found}`);
}

/** Something the operator must cure; the message is one sentence with the cure. */
export class SetupFailed extends Error {}
