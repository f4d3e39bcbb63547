/**
 * Items of which the first, by `isBefore`, is always at hand. A class as other data structures of the house are: every
 * timer goes through one, and each pass of the scheduler makes some.
 */
export class Heap<T> {
  private readonly items: T[] = [];

  constructor(private readonly isBefore: (a: T, b: T) => boolean) {}

  get first(): T | undefined {
    return this.items[0];
  }

  push(item: T): void {
    this.items.push(item);
    let at = this.items.length - 1;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (!this.swapIfLater(parent, at)) break;
      at = parent;
    }
  }

  /** Takes the first out. */
  pop(): T | undefined {
    const [first] = this.items;
    const last = this.items.pop();
    if (last === undefined || this.items.length === 0) return first;
    this.items[0] = last;
    this.sink(0);
    return first;
  }

  /** The first has become a later one. */
  sinkFirst(): void {
    this.sink(0);
  }

  private sink(from: number): void {
    let at = from;
    for (;;) {
      const left = 2 * at + 1;
      const a = this.items[left];
      const b = this.items[left + 1];
      const child = a !== undefined && b !== undefined && this.isBefore(b, a) ? left + 1 : left;
      if (!this.swapIfLater(at, child)) return;
      at = child;
    }
  }

  private swapIfLater(parent: number, child: number): boolean {
    const above = this.items[parent];
    const below = this.items[child];
    if (above === undefined || below === undefined || !this.isBefore(below, above)) return false;
    this.items[parent] = below;
    this.items[child] = above;
    return true;
  }
}
