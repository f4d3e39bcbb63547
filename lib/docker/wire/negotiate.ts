import { DockerError, dockerError } from './docker-error';
import { refusal } from './refusal';
import type { Reply, Wire } from './wire';

/** The highest API version that this code was tried on, and the lowest that has all it needs. */
const TESTED: Version = [1, 52];
const NEEDED: Version = [1, 41];

const PING = { method: 'GET', path: '/_ping', kind: 'ping' } as const;
const TASKS = { method: 'GET', path: '/tasks', kind: 'small' } as const;

type Version = readonly [major: number, minor: number];

/**
 * Agrees with the engine on an API version, and finds out whether `/tasks` takes an empty runtime filter.
 * Throws where this is no manager of a swarm, in Docker's own words.
 */
export async function negotiate(wire: Wire, signal: AbortSignal): Promise<{ indexed: boolean }> {
  wire.reset();
  const highest = await askVersion(wire, signal);
  const wanted = isBelow(highest, TESTED) ? highest : TESTED;
  if (isBelow(wanted, NEEDED))
    throw new DockerError(
      { kind: 'too-old', message: `API ${highest.join('.')}, needs ${NEEDED.join('.')}` },
      null,
    );
  wire.speak(wanted.join('.'));
  const answer = await probe(wire, true, signal);
  if (answer.status !== 400) return { indexed: accept(answer) };
  // Either the version is below what a much newer engine still speaks, or the filter is not taken.
  wire.speak(highest.join('.'));
  const again = await probe(wire, true, signal);
  if (again.status !== 400) return { indexed: accept(again) };
  accept(await probe(wire, false, signal));
  return { indexed: false };
}

/** One ping; throws where it is not answered as Docker does. */
export async function ping(wire: Wire, signal: AbortSignal): Promise<Reply> {
  const reply = await wire.send(PING, signal);
  if (reply.status !== 200) throw refusal(reply, PING);
  return reply;
}

async function askVersion(wire: Wire, signal: AbortSignal): Promise<Version> {
  const reply = await ping(wire, signal);
  const version = /^(\d+)\.(\d+)$/.exec(reply.apiVersion ?? '');
  if (!version) throw dockerError('garbage', 'the answer to a ping names no API version');
  return [Number(version[1]), Number(version[2])];
}

const isBelow = (a: Version, b: Version): boolean => a[0] < b[0] || (a[0] === b[0] && a[1] < b[1]);

/** A list that is surely empty and cheap: no task has this id. */
const probe = (wire: Wire, indexed: boolean, signal: AbortSignal): Promise<Reply> =>
  wire.send(
    { ...TASKS, query: { filters: { ...(indexed && { runtime: {} }), id: { none: true } } } },
    signal,
  );

function accept(reply: Reply): true {
  if (reply.status !== 200) throw refusal(reply, TASKS);
  return true;
}
