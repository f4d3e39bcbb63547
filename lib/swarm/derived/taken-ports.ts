import { countOf, type Port, type PortRange } from '../objects/port';
import { portAt } from '../objects/port-range';

/** Which published ports are taken, of 65,536 of each protocol: asked as fast for thousands of ports as for one. */
export class TakenPorts {
  private readonly taken = new Map<Port['protocol'], Uint8Array>();

  /** Ports that Docker has not chosen yet take nothing. */
  add(range: PortRange): void {
    if (range.published === 0) return;
    const of = this.taken.get(range.protocol) ?? new Uint8Array(65_536);
    this.taken.set(range.protocol, of.fill(1, range.published, range.published + countOf(range)));
  }

  /** The first port of the range that is taken; null where none is. */
  firstOf(range: PortRange): Port | null {
    const at =
      range.published === 0 ? -1 : (this.taken.get(range.protocol)?.indexOf(1, range.published) ?? -1);
    const place = at - range.published;
    return at >= 0 && place < countOf(range) ? portAt(range, place) : null;
  }
}
