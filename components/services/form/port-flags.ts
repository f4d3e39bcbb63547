import { countOf, type Port, type PortRange, publishedText, targetText } from '@/lib/swarm/objects/port';
import { joinPorts, portsIn } from '@/lib/swarm/objects/port-range';

/** Values of `--publish`, a range as one where the CLI takes ranges: by the routing mesh alone. */
export const portTexts = (range: PortRange): readonly string[] => {
  if (countOf(range) === 1) return [longText(range)];
  if (range.mode === 'host') return portsIn([range]).map(longText);
  const published = range.published > 0 ? `${publishedText(range)}:` : '';
  return [`${published}${targetText(range)}/${range.protocol}`];
};

interface PortFlags {
  /** Values of `--publish-rm`, which takes away every port that leads to a target. */
  readonly remove: readonly string[];
  readonly add: readonly string[];
  /** What `remove` took away beside what is meant. The CLI adds nothing that is there before, so this needs an update of its own. */
  readonly addAgain: readonly string[];
}

/** How `docker service update` makes `after` of `before`. */
export function changePorts(before: readonly PortRange[], after: readonly PortRange[]): PortFlags {
  const [had, has] = [byText(before), byText(after)];
  const gone = [...had].filter(([text]) => !has.has(text)).map(([, port]) => port);
  const added = [...has].filter(([text]) => !had.has(text)).map(([, port]) => port);
  const targets = new Map(gone.map((port) => [targetKey(port), { ...port, published: 0 }]));
  const lost = [...has].filter(([text, port]) => had.has(text) && targets.has(targetKey(port)));
  return {
    remove: joinPorts([...targets.values()]).flatMap(portTexts),
    add: joinPorts(added).flatMap(portTexts),
    addAgain: joinPorts(lost.map(([, port]) => port)).flatMap(portTexts),
  };
}

const byText = (ranges: readonly PortRange[]): ReadonlyMap<string, Port> =>
  new Map(portsIn(ranges).map((port) => [longText(port), port]));

const targetKey = ({ target, protocol, mode }: Port): string =>
  `target=${target},protocol=${protocol},mode=${mode}`;

const longText = (port: Port): string =>
  port.published > 0 ? `published=${port.published},${targetKey(port)}` : targetKey(port);
