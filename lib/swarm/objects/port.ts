/** A published port: `published` is 0 where Docker has not chosen one yet. */
export interface Port {
  readonly protocol: 'tcp' | 'udp' | 'sctp';
  readonly target: number;
  readonly published: number;
  /** ingress: any node answers (routing mesh); host: only the task's node. */
  readonly mode: 'ingress' | 'host';
}

/** One port, or several that follow each other: `published` and `target` are the first of them. See `joinPorts`. */
export interface PortRange extends Port {
  /** How many; absent: one. */
  readonly count?: number | undefined;
  /** All lead to `target`; absent: the first leads to it, the next to the one after it, and so on. */
  readonly oneTarget?: true | undefined;
}

export const countOf = ({ count = 1 }: PortRange): number => count;

/** As `docker service ls` writes it: `*:8000->8080/tcp`, `*:60000-62000->60000-62000/udp`. */
export const portText = (range: PortRange): string =>
  `${range.mode === 'ingress' ? '*:' : ''}${publishedText(range) || '?'}->${targetText(range)}/${range.protocol}`;

/** `8000`, `60000-62000`; empty where Docker has not chosen yet. */
export const publishedText = (range: PortRange): string =>
  range.published === 0 ? '' : spanText(range.published, countOf(range));

/** `8080`, `60000-62000`. */
export const targetText = (range: PortRange): string =>
  spanText(range.target, range.oneTarget ? 1 : countOf(range));

const spanText = (first: number, count: number): string =>
  count > 1 ? `${first}-${first + count - 1}` : String(first);

/** Whether `8001` is in 8000-8010, published or in the container. */
export function hasPort(range: PortRange, word: string): boolean {
  if (!/^\d{1,5}$/.test(word)) return false;
  const isIn = (first: number) => Number(word) >= first && Number(word) < first + countOf(range);
  return (range.published > 0 && isIn(range.published)) || (!range.oneTarget && isIn(range.target));
}
