import { isReporting, nodeName, type SwarmNode } from '../objects/node';
import { LOOKS, type Look } from './look';

/**
 * How loud a node is when it is one of a thousand: `silent` does not report (or, a
 * manager, is not reached by the others), `failing` has a task that failed,
 * `moving` has tasks that come or go, `calm` has neither.
 */
export type NodeTone = 'silent' | 'failing' | 'moving' | 'calm';

const GRAVE = ['failed', 'rejected'] as const;
const MOVING = ['unknown', 'waiting', 'stopping', 'starting'] as const;

/** `looks` counts the node's tasks in the order of `LOOKS`. */
export function toneOf(node: SwarmNode, looks: readonly number[]): NodeTone {
  const has = (some: readonly Look[]) => some.some((look) => (looks[LOOKS.indexOf(look)] ?? 0) > 0);
  if (!isReporting(node) || node.manager?.reachability === 'unreachable') return 'silent';
  if (has(GRAVE)) return 'failing';
  return has(MOVING) ? 'moving' : 'calm';
}

/** The gravest look that there is; null without tasks. */
export function worstLook(looks: readonly number[]): Look | null {
  return LOOKS.find((_, i) => (looks[i] ?? 0) > 0) ?? null;
}

/** What tells a node from its neighbours in few characters: the end of its name; where the name is another's too, the start of its id. */
export const shortNodeName = (node: SwarmNode, most = 5): string =>
  node.sharesHostname ? node.id.slice(0, most) : nodeSuffix(nodeName(node), most);

/**
 * What tells a name from others: `worker-0417` is `w0417`, where that is too long `0417`; `ip-10-0-3-41` is `3-41`.
 * The first letter keeps `manager01` and `worker01` apart.
 */
export function nodeSuffix(name: string, most = 5): string {
  const host = /^[\d.]+$/.test(name) ? name : (name.split('.')[0] ?? name);
  if (host.length <= most) return host;
  const numbered = /^(\p{L})\p{L}*[-_]?(\d+)$/u.exec(host);
  const initialled = numbered ? `${numbered[1]}${numbered[2]}` : null;
  if (initialled && initialled.length <= most) return initialled;
  const end = host.slice(-most);
  // A word that was cut in two says nothing: what comes after it does.
  const isCut = /[\p{L}]/u.test(host[host.length - most - 1] ?? '');
  const whole = (isCut ? end.replace(/^\p{L}+/u, '') : end).replace(/^[-_.]+/, '');
  return whole === '' ? end : whole;
}
