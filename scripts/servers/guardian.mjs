// Outlives its parent by a moment: when the parent dies, however it dies, the servers it started are stopped by process id.
// Lines on standard input: `watch PID`, `forget PID`. End of input means the parent is gone.
import { createInterface } from 'node:readline';

const watched = new Set();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => {});

const lines = createInterface({ input: process.stdin });
lines.on('line', (line) => {
  const [verb, pid] = line.split(' ');
  if (verb === 'watch') watched.add(Number(pid));
  if (verb === 'forget') watched.delete(Number(pid));
});
lines.on('close', () => void stopAll());

async function stopAll() {
  // Last started, first stopped: the programs before the stores they use.
  for (const pid of [...watched].reverse()) await stop(pid);
  process.exit(0);
}

async function stop(pid) {
  send(pid, 'SIGTERM');
  for (let waited = 0; waited < 8_000 && send(pid, 0); waited += 100) await new Promise((resolve) => setTimeout(resolve, 100));
  send(pid, 'SIGKILL');
}

function send(pid, signal) {
  try {
    return process.kill(pid, signal);
  } catch {
    return false;
  }
}
