import type { Socket } from 'socket.io-client';
import type { DownMessages } from '@/lib/protocol/down';
import type { UpMessages } from '@/lib/protocol/up';
import type { Action } from '@/lib/swarm/operations/action';
import type { Outcome } from '@/lib/swarm/operations/outcome';

/** Longer than the server ever takes to answer: removing a stack waits up to 30 s for its networks. */
const ANSWER_MS = 60_000;
/** And the docker CLI may take 5 minutes to deploy: registries that are away keep it waiting. */
const DEPLOY_MS = 5.5 * 60_000;

/** Asks the server to act, and always answers: `unavailable` where nothing was sent, `lost` where no answer came back. */
export async function sendAction(socket: Socket<DownMessages, UpMessages>, action: Action): Promise<Outcome> {
  const failure = (kind: 'lost' | 'unavailable'): Outcome => ({
    ok: false,
    action: action.kind,
    kind,
    message: '',
    steps: [],
  });
  if (!socket.connected) return failure('unavailable');
  return new Promise((resolve) => {
    const lost = () => resolve(failure('lost'));
    socket.once('disconnect', lost);
    const wait = action.kind === 'deploy-stack' ? DEPLOY_MS : ANSWER_MS;
    socket.timeout(wait).emit('act', action, (error, outcome) => {
      socket.off('disconnect', lost);
      resolve(error ? failure('lost') : outcome);
    });
  });
}
