import { WorkflowExecutionAlreadyStartedError } from '@temporalio/common';
import * as wf from '@temporalio/workflow';
import { streamActor, system } from '../../domain/kernel/actor.js';
import { kindOf, type Stream } from '../../domain/kernel/decider.js';
import { contentHash } from '../../domain/kernel/log/merkle.js';
import { labelOf } from '../messages/label.js';
import { attributesOfOwner } from '../messages/search-attributes.js';
import { idLength, keyLength, tellSignal, type Birth, type Posted } from '../messages/submit.js';
import { startOptions, workflowType } from '../messages/workflow-type.js';
import { childBirth, sharedBirth } from './child-birth.js';
import type { Outgoing } from './sequencer.js';

/**
 * Delivers one effect. Repeating it does nothing: a lifecycle is started once by its name, and a told command is known by its key.
 * Children outlive their parent. Answers with what the teller must hear because nobody else did, or null.
 */
export async function dispatch({ id, effect }: Outgoing, from: Stream, parent: Birth): Promise<Posted | null> {
  if (effect.kind === 'notice') return null;
  if (effect.kind === 'start') {
    await start(effect.stream, childBirth(effect.input, { from, id, key: keyOf(id) }, parent));
    return null;
  }
  if (effect.ensure !== undefined) {
    const ensured = `${effect.stream}!ensure`;
    await start(effect.stream, sharedBirth(effect.ensure, { from, id: ensured, key: keyOf(ensured) }, parent));
  }
  const delivered = await tell(effect.stream, { id: `stream:${id}`, key: keyOf(id), actor: streamActor(from), command: effect.command });
  if (delivered || effect.undelivered === undefined) return null;
  return { id: `undelivered:${id}`, key: keyOf(`undelivered:${id}`), actor: system, command: effect.undelivered };
}

async function start(stream: Stream, birth: Birth): Promise<void> {
  const kind = kindOf(stream);
  const { memo, staticSummary, organisation } = labelOf(kind, birth.input);
  await wf
    .startChild(workflowType(stream), {
      ...startOptions(stream),
      memo,
      staticSummary,
      typedSearchAttributes: attributesOfOwner({ kind, organisation }),
      args: [{ birth }],
      parentClosePolicy: 'ABANDON',
    })
    .catch((error: unknown) => {
      if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error;
    });
}

async function tell(stream: Stream, posted: Posted): Promise<boolean> {
  return wf
    .getExternalWorkflowHandle(stream)
    .signal(tellSignal, posted)
    .then(
      () => true,
      (error: unknown) => {
        if (wf.isCancellation(error)) throw error;
        // The one cause the server reports is that nothing runs under that name: its life is over or never began, the fact concerns nobody there.
        wf.log.warn('told a lifecycle that does not run', { stream, type: posted.command.type });
        return false;
      },
    );
}

const keyOf = (id: string): string => contentHash(id).slice(0, idLength).padEnd(keyLength, '0');
