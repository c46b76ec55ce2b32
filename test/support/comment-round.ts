import { streamActor } from '../../domain/kernel/actor.js';
import { expect } from 'vitest';
import type { Stream } from '../../domain/kernel/decider.js';
import { contentHash } from '../../domain/kernel/log/merkle.js';
import type { TestApi } from './api.js';
import { society } from './letter-ballot.js';

export const roundText = contentHash('征求意见稿');
const days = { count: 30, unit: 'calendarDays' } as const;

/** A public comment round under way, without its project. */
export async function openRound(api: TestApi, id: string, over: object = {}): Promise<string> {
  const stream: Stream = `consultation/${id}`;
  const input = {
    ...{ project: 'standard-project/none', organisation: society, title: '协作机器人接口', round: 1, text: roundText, window: days, floor: days },
    ...{ public: true, lateDisposition: 'required', answer: days, reminders: [], addressees: [], rehearsal: false },
    ...over,
  };
  const by = { id: `stream:${id}`, actor: streamActor('standard-project/none') };
  expect(await api.engine.start(stream, input, by)).toMatchObject({ ok: true });
  return id;
}

/** A comment as somebody without an account sends it. */
export const aComment = (over: object = {}) => ({ clause: '7.10', kind: 'technical', text: '建议删除', author: '读者', draft: roundText, ...over });
