import { ROOT } from '@/lib/client/root';
import { LOGS_PATH, logParameters } from '@/lib/protocol/log-request';
import type { TaskId } from '@/lib/swarm/ids';
import type { LogLine } from '@/lib/swarm/log-line';
import { readMessages } from './read-messages';

/** The last lines that a task wrote, as far as Docker has them; null where they cannot be had. */
export async function readLastLines(
  task: TaskId,
  tail: number,
  signal: AbortSignal,
): Promise<readonly LogLine[] | null> {
  const target = { kind: 'task', id: task } as const;
  const query = logParameters({ target, tail, since: null, follow: false, as: 'lines' });
  try {
    const response = await fetch(`${ROOT}${LOGS_PATH}?${query}`, { signal, cache: 'no-store' });
    if (!response.ok || !response.body) return null;
    const lines: LogLine[] = [];
    for await (const messages of readMessages(response.body))
      for (const message of messages) if (message.kind === 'lines') lines.push(...message.lines);
    return lines;
  } catch {
    return null;
  }
}
