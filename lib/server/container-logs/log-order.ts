import { byTime, type LogLine } from '@/lib/swarm/picture/log-line';

/** The most that is held back, so that a stream costs the server little. */
const MOST_LINES = 10_000;
const MOST_CHARACTERS = 2_000_000;

/** Holds lines back for a moment: the nodes' lines come side by side, each node's in order. */
export class LogOrder {
  private held: LogLine[] = [];
  private characters = 0;

  add(lines: readonly LogLine[]): void {
    for (const line of lines) {
      this.held.push(line);
      this.characters += line.text.length;
    }
  }

  get isEmpty(): boolean {
    return this.held.length === 0;
  }

  /** The older half of what is held in order of time, where it is too much; else nothing. */
  takeExcess(): readonly LogLine[] {
    if (this.held.length <= MOST_LINES && this.characters <= MOST_CHARACTERS) return [];
    return this.take(Math.ceil(this.held.length / 2));
  }

  /** All that is held, in order of time; lines of one moment stay as they came. */
  takeAll(): readonly LogLine[] {
    return this.take(this.held.length);
  }

  private take(count: number): readonly LogLine[] {
    this.held.sort(byTime);
    const taken = this.held.splice(0, count);
    for (const { text } of taken) this.characters -= text.length;
    return taken;
  }
}
