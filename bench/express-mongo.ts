import express, { type Request, type Response } from 'express';
import mongoose, { Schema } from 'mongoose';
import type { AddressInfo } from 'node:net';
import { loadTokenKey } from '../api/accounts/token-key.js';
import { anonymous, TokenGate } from '../api/accounts/token-gate.js';
import { loadAppConfig } from '../config.js';

/*
 * (c) What one would write without a workflow engine: Express and Mongoose, the same tokens, the roll and openness looked up, the vote
 * upserted under a unique index, majority and journal. No audit, no idempotency, no history: everything it lacks makes it faster.
 */

const app = loadAppConfig();
await mongoose.connect(app.mongo.uri, { writeConcern: { w: 'majority', journal: true }, autoIndex: false });

const Ballot = mongoose.model('Ballot', new Schema({ name: { type: String, unique: true }, open: Boolean, closesAt: Date, text: String }));
const Entitled = mongoose.model(
  'Entitled',
  new Schema({ ballot: String, person: String, seat: Number }).index({ ballot: 1, person: 1 }, { unique: true }),
);
const Vote = mongoose.model(
  'Vote',
  new Schema({ ballot: String, person: String, seat: Number, choice: String, reason: String, at: Date }).index(
    { ballot: 1, person: 1 },
    { unique: true },
  ),
);
await Promise.all([Ballot.init(), Entitled.init(), Vote.init()].map((ready) => ready.catch(() => undefined)));
for (const model of [Ballot, Entitled, Vote]) await model.createIndexes();

const gate = new TokenGate(loadTokenKey(app.tokenKeyFile), { revoked: () => false }, Date.now);
const server = express();
server.use(express.json({ limit: '64kb' }));
server.post('/ballots/:name/votes', (req, res) => void castVote(req, res).catch((error: unknown) => res.status(500).json({ error: String(error) })));
const listening = server.listen(app.api.port, app.api.host, () => {
  const address = listening.address() as AddressInfo; // it listens on a port, not on a pipe
  console.log(`express-mongo on ${address.port}`);
});
process.on('SIGTERM', () => process.exit(0));

async function castVote(req: Request, res: Response): Promise<void> {
  const caller = gate.caller(req.get('authorization'));
  if (caller === anonymous) return void res.status(401).json({ error: 'sign in' });
  const ballot = String(req.params['name']);
  const person = caller.actor.id;
  const { choice, reason, text } = req.body as { choice: unknown; reason?: unknown; text: unknown };
  if (typeof choice !== 'string' || typeof text !== 'string') return void res.status(400).json({ error: 'choice and text' });
  const [held, seat] = await Promise.all([Ballot.findOne({ name: ballot }).lean(), Entitled.findOne({ ballot, person }).lean()]);
  if (!held?.open || !held.closesAt || held.closesAt.getTime() <= Date.now()) return void res.status(409).json({ error: 'closed' });
  if (held.text !== text) return void res.status(422).json({ error: 'other text' });
  if (!seat) return void res.status(403).json({ error: 'not on the roll' });
  const vote = { seat: seat.seat, choice, reason: typeof reason === 'string' ? reason : undefined, at: new Date() };
  await Vote.updateOne({ ballot, person }, { $set: vote }, { upsert: true, writeConcern: { w: 'majority', j: true } });
  res.json({ person, choice, at: vote.at });
}
