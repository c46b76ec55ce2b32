import express, { type Request, type Response } from 'express';
import pg from 'pg';
import { loadTokenKey } from '../api/accounts/token-key.js';
import { anonymous, TokenGate } from '../api/accounts/token-gate.js';
import { loadAppConfig } from '../config.js';

/*
 * (d) The quickest thing that still says no to strangers: Express and PostgreSQL, the same tokens, ONE prepared statement a vote that asks roll, openness
 * and text and upserts. Durable as PostgreSQL comes. No audit, no idempotency, no history, no clocks, no proof: everything it lacks makes it faster.
 */

const app = loadAppConfig();
const pool = new pg.Pool({ connectionString: process.env['POSTGRES_URI'], max: 20 });

const upsert = {
  name: 'vote',
  text: `insert into votes (ballot, person, seat, choice, reason, at)
    select e.ballot, e.person, e.seat, $3, $4, now() from ballots b join entitled e on e.ballot = b.name and e.person = $2
    where b.name = $1 and b.open and b.closes_at > now() and b.text = $5
    on conflict (ballot, person) do update set choice = excluded.choice, reason = excluded.reason, at = excluded.at
    returning at`,
};

const gate = new TokenGate(loadTokenKey(app.tokenKeyFile), { revoked: () => false }, Date.now);
const server = express();
server.use(express.json({ limit: '64kb' }));
server.post('/ballots/:name/votes', (req, res) => void castVote(req, res).catch((error: unknown) => res.status(500).json({ error: String(error) })));
server.listen(app.api.port, app.api.host, () => console.log(`express-postgres on ${app.api.port}`));
process.on('SIGTERM', () => process.exit(0));

async function castVote(req: Request, res: Response): Promise<void> {
  const caller = gate.caller(req.get('authorization'));
  if (caller === anonymous) return void res.status(401).json({ error: 'sign in' });
  const person = caller.actor.id;
  const { choice, reason, text } = req.body as { choice: unknown; reason?: unknown; text: unknown };
  if (typeof choice !== 'string' || typeof text !== 'string') return void res.status(400).json({ error: 'choice and text' });
  const values = [String(req.params['name']), person, choice, typeof reason === 'string' ? reason : null, text];
  const { rows } = await pool.query<{ at: Date }>({ ...upsert, values });
  const [row] = rows;
  if (!row) return void res.status(409).json({ error: 'closed, another text, or not on the roll' });
  res.json({ person, choice, at: row.at });
}
