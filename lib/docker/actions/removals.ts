import { randomBytes } from 'node:crypto';
import type { StackName } from '@/lib/swarm/objects/ids';

/** Something that can be made again. */
export interface Restorable {
  readonly kind: 'network' | 'config' | 'service';
  readonly id: string;
  readonly name: string;
  /** What Docker is asked to create it from, as JSON text: it may hold what is secret, and never leaves the server. */
  readonly body: string;
}

/** What went together, in the order in which it can be made again. */
export interface Removal {
  readonly stack: StackName | null;
  readonly objects: readonly Restorable[];
  /** Whether nothing of the stack is left; absent where it was a service alone. */
  readonly isWhole?: boolean;
}

const KEPT_MS = 10 * 60_000;
const MOST = 50;
const MOST_CHARACTERS = 8_000_000;

/** What was removed in the last ten minutes, kept in memory alone. */
export class Removals {
  private readonly kept = new Map<string, Removal & { readonly until: number }>();

  /** `clock`: ms that are never set back. */
  constructor(private readonly clock = () => performance.now()) {}

  /** Keeps it under a name that nobody guesses; null where it is too much, or nothing. The oldest go first. */
  keep(name: string, removal: Removal): string | null {
    if (removal.objects.length === 0 || !withinBounds(removal.objects)) return null;
    const id = `${name.slice(0, 64)}.${randomBytes(12).toString('base64url')}`;
    this.put(id, { ...removal, until: this.clock() + KEPT_MS });
    return id;
  }

  /** As `keep`, of a stack: with what went of it before while its rest stayed, under that name. */
  keepStack(stack: StackName, objects: readonly Restorable[], isWhole: boolean): string | null {
    this.forgetOld();
    const [id, before] = [...this.kept].find(([, one]) => one.stack === stack && one.isWhole === false) ?? [];
    const all = together(objects, before?.objects ?? []);
    if (id === undefined || !withinBounds(all)) return this.keep(stack, { stack, objects, isWhole });
    this.put(id, { stack, objects: all, isWhole, until: this.clock() + KEPT_MS });
    return id;
  }

  /** Takes it out, so that it is brought back once; null: not kept (any more), or another stack's. */
  take(id: string, stack: StackName | null): Removal | null {
    this.forgetOld();
    const removal = this.kept.get(id);
    if (removal?.stack !== stack) return null;
    this.kept.delete(id);
    return removal;
  }

  /** What could not be brought back may be tried again. */
  putBack(id: string, removal: Removal): void {
    if (removal.objects.length === 0) return;
    const isWhole = 'isWhole' in removal && { isWhole: false };
    this.put(id, { ...removal, ...isWhole, until: this.clock() + KEPT_MS });
  }

  private put(id: string, removal: Removal & { readonly until: number }): void {
    this.kept.delete(id); // the newest come last
    this.kept.set(id, removal);
    this.forgetOld();
    for (const oldest of this.kept.keys()) {
      if (this.kept.size <= MOST && sizeOf(this.kept.values()) <= MOST_CHARACTERS) break;
      this.kept.delete(oldest);
    }
    // What is secret in them does not stay because nobody asks.
    setTimeout(() => this.forgetOld(), KEPT_MS + 1_000).unref();
  }

  private forgetOld(): void {
    const now = this.clock();
    for (const [id, { until }] of this.kept) if (until <= now) this.kept.delete(id);
  }
}

const ORDER: readonly Restorable['kind'][] = ['network', 'config', 'service'];

/** What went now and before, in the order in which it can be made again; of two with one name the later. */
function together(now: readonly Restorable[], before: readonly Restorable[]): readonly Restorable[] {
  const earlier = before.filter(
    ({ kind, name }) => !now.some((one) => one.kind === kind && one.name === name),
  );
  return [...now, ...earlier].sort((a, b) => ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind));
}

/** The objects, null where they are more than is kept of one removal. */
export const withinBounds = (objects: readonly Restorable[]): readonly Restorable[] | null =>
  sizeOf([{ objects }]) > MOST_CHARACTERS ? null : objects;

const sizeOf = (removals: Iterable<Pick<Removal, 'objects'>>): number =>
  [...removals].flatMap(({ objects }) => objects).reduce((sum, { body }) => sum + body.length, 0);
