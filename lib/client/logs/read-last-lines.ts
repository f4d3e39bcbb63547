import type { KeptEnd } from '@/lib/protocol/log-message';
import { LOGS_PATH, logParameters } from '@/lib/protocol/log-request';
import type { TaskId } from '@/lib/swarm/objects/ids';
import type { LogLine } from '@/lib/swarm/picture/log-line';
import { ROOT } from '../root';
import { readMessages } from './read-messages';

export interface LastLinesRead {
  readonly lines: readonly LogLine[];
  /** Where Docker has forgotten the task: its end, as the server kept it. */
  readonly kept: KeptEnd | null;
}

/** The last lines that a task wrote, as far as Docker has them or the server kept them; null where they cannot be had. */
export async function readLastLines(
  task: TaskId,
  tail: number,
  signal: AbortSignal,
): Promise<LastLinesRead | null> {
  const target = { kind: 'task', id: task } as const;
  const query = logParameters({ target, tail, since: null, follow: false, as: 'lines' });
  try {
    const response = await fetch(`${ROOT}${LOGS_PATH}?${query}`, { signal, cache: 'no-store' });
    if (!response.ok || !response.body) return null;
    const lines: LogLine[] = [];
    let kept: KeptEnd | null = null;
    for await (const messages of readMessages(response.body))
      for (const message of messages) {
        if (message.kind === 'lines') lines.push(...message.lines);
        if (message.kind === 'kept') kept = message;
      }
    return { lines, kept };
  } catch {
    return null;
  }
}
