import type { Socket } from 'socket.io-client';
import type { DownMessages } from '@/lib/protocol/down';
import type { UpMessages } from '@/lib/protocol/up';
import type { Action } from '@/lib/swarm/operations/action';
import type { Outcome } from '@/lib/swarm/operations/outcome';
import { RECONNECTING_AFTER_MS } from './connection';

/** Longer than the server ever takes to answer: removing a stack waits up to 30 s for its networks. */
const ANSWER_MS = 60_000;
/** And the docker CLI may take 5 minutes to deploy: registries that are away keep it waiting. */
const DEPLOY_MS = 5.5 * 60_000;

/**
 * Asks the server to act, and always answers: `unavailable` where nothing was sent, `lost` where no answer came back.
 * A page looks live for a moment without a connection, at its beginning and after it lost one: it waits for that moment for
 * a server's hello. `isOurs` tells whether the one that said it is of the page's own build.
 */
export async function sendAction(
  socket: Socket<DownMessages, UpMessages>,
  action: Action,
  isOurs: () => boolean,
): Promise<Outcome> {
  const failure = (kind: 'lost' | 'unavailable'): Outcome => ({
    ok: false,
    action: action.kind,
    kind,
    message: '',
    steps: [],
  });
  if (!socket.connected && !((await isGreeted(socket)) && isOurs())) return failure('unavailable');
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

function isGreeted(socket: Socket<DownMessages, UpMessages>): Promise<boolean> | false {
  if (!socket.active) return false;
  return new Promise((resolve) => {
    const greeted = () => {
      clearTimeout(timer);
      resolve(true);
    };
    const timer = setTimeout(() => {
      socket.off('hello', greeted);
      resolve(false);
    }, RECONNECTING_AFTER_MS);
    socket.once('hello', greeted);
  });
}
