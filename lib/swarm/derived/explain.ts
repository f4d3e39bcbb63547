/** Why no node takes a task; `nodes` counts those that refuse it for this reason. */
export type WaitingReason = {
  readonly kind:
    | 'constraints'
    | 'resources'
    | 'port'
    | 'max-replicas'
    | 'platform'
    | 'plugin'
    | 'volume'
    | 'not-available';
  readonly nodes: number;
};

/** Why a task ended, or never began. */
export type FailureReason =
  | { readonly kind: 'exit'; readonly code: number }
  | { readonly kind: 'killed' }
  | { readonly kind: 'unhealthy' }
  | { readonly kind: 'no-image'; readonly image: string }
  | { readonly kind: 'pull-failed' }
  | { readonly kind: 'no-command' }
  | { readonly kind: 'mount-missing' }
  | { readonly kind: 'port-taken' }
  | { readonly kind: 'network-missing' };

export type Reason = WaitingReason | FailureReason;

// The scheduler's own words (swarmkit manager/scheduler/filter.go, nodeset.go), joined by "; ".
const WAITING: readonly (readonly [WaitingReason['kind'], RegExp])[] = [
  ['constraints', /scheduling constraints not satisfied on (\d+) node/],
  ['resources', /insufficient resources on (\d+) node/],
  ['port', /host-mode port already in use on (\d+) node/],
  ['max-replicas', /max replicas per node limit exceed(?:ed)? ?(?:on (\d+) node)?/],
  ['platform', /unsupported platform on (\d+) node/],
  ['plugin', /missing plugin on (\d+) node/],
  ['volume', /cannot fulfill requested CSI volume mounts on (\d+) node/],
  ['not-available', /(\d+) nodes? not available for new tasks/],
];

/** Reads Docker's error text; an empty list means that only the raw text can be shown. */
export function explain(error: string): Reason[] {
  const waiting = WAITING.flatMap(([kind, pattern]) => {
    const match = pattern.exec(error);
    return match ? [{ kind, nodes: Number(match[1] ?? 0) }] : [];
  });
  if (waiting.length > 0) return waiting;
  const failure = explainFailure(error);
  return failure ? [failure] : [];
}

function explainFailure(error: string): FailureReason | null {
  if (/unhealthy container/.test(error)) return { kind: 'unhealthy' };
  const exit = /non-zero exit \((-?\d+)\)/.exec(error);
  if (exit) return exit[1] === '137' ? { kind: 'killed' } : { kind: 'exit', code: Number(exit[1]) };
  const image = /No such image: (\S+)|manifest for (\S+) not found|pull access denied for ([^\s,]+)/i.exec(
    error,
  );
  if (image) return { kind: 'no-image', image: image[1] ?? image[2] ?? image[3] ?? '' };
  if (/error pulling image|registry.*(?:refused|no such host|timeout)/i.test(error))
    return { kind: 'pull-failed' };
  if (/executable file not found|no such file or directory.*exec|exec:.*no such file/i.test(error))
    return { kind: 'no-command' };
  if (/bind source path does not exist|invalid mount config/i.test(error)) return { kind: 'mount-missing' };
  if (/port is already allocated|address already in use/i.test(error)) return { kind: 'port-taken' };
  if (/network \S+ not found|could not find network/i.test(error)) return { kind: 'network-missing' };
  return null;
}
