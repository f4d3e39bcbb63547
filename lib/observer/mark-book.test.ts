import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { aService } from '@/lib/swarm/made-up.testing';
import type { StackName } from '@/lib/swarm/objects/ids';
import { HUES, PATTERNS, type ServiceMark } from '@/lib/swarm/objects/service';
import { MarkBook } from './mark-book';

const named = (names: readonly string[]) =>
  names.map((name, i) => aService(`id-${name}`, { name, createdAt: i }));
const of = (stack: string, ...names: string[]) =>
  // A brand for what tests make up.
  names.map((name) => aService(name, { name: `${stack}_${name}`, stack: stack as StackName }));
const names = fc.uniqueArray(fc.stringMatching(/^[a-z]{1,8}(-[a-z]{1,4})?$/), { maxLength: 60 });
const place = ({ hue, pattern }: ServiceMark) => pattern * HUES + hue;

describe('MarkBook', () => {
  test('no two services share a colour and pattern while there are enough', () => {
    fc.assert(
      fc.property(names, (list) => {
        const marks = [...new MarkBook().marksFor(named(list)).values()];
        expect(new Set(marks.map(place)).size).toBe(Math.min(list.length, HUES * PATTERNS));
      }),
    );
  });

  test('up to seven services get the first seven colours, plain', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.stringMatching(/^[a-z]{1,8}$/), { maxLength: 7 }), (list) => {
        for (const mark of new MarkBook().marksFor(named(list)).values()) {
          expect(mark.hue).toBeLessThan(7);
          expect(mark.pattern).toBe(0);
        }
      }),
    );
  });

  test('a service keeps its mark whatever comes and goes', () => {
    fc.assert(
      fc.property(names, names, (some, others) => {
        const book = new MarkBook();
        const before = book.marksFor(named(some));
        const after = book.marksFor(named([...new Set([...some.slice(1), ...others])]));
        for (const name of some.slice(1)) expect(after.get(name)).toBe(before.get(name));
      }),
    );
  });

  test('a stack that is deployed again looks as it did, whatever came meanwhile', () => {
    const book = new MarkBook();
    const echo = of('echo', 'api', 'nginx');
    const visualizer = of('visualizer', 'app');
    const before = book.marksFor([...visualizer, ...echo]);
    book.marksFor(echo);
    book.marksFor([...echo, ...of('shop', 'app', 'api', 'nginx')]);
    expect(book.marksFor([...echo, ...of('shop', 'app'), ...visualizer]).get('visualizer_app')).toBe(
      before.get('visualizer_app'),
    );
  });

  test('a server that starts anew draws the same as one that saw each service come, in whatever order they are listed', () => {
    fc.assert(
      fc.property(names, fc.infiniteStream(fc.nat()), (list, order) => {
        const services = named(list);
        const book = new MarkBook();
        let seen = book.marksFor([]);
        for (const n of services.keys()) seen = book.marksFor(services.slice(0, n + 1));
        const places = new Map(services.map((service) => [service, order.next().value]));
        const listed = [...services].sort((a, b) => (places.get(a) ?? 0) - (places.get(b) ?? 0));
        const anew = new MarkBook().marksFor(listed);
        expect(new Map([...anew].sort())).toEqual(new Map([...seen].sort()));
      }),
    );
  });

  test('of services without a moment of creation the names decide', () => {
    const services = names.map((list) => named(list).map((service) => ({ ...service, createdAt: 0 })));
    fc.assert(
      fc.property(services, (list) => {
        const forwards = new MarkBook().marksFor(list);
        const backwards = new MarkBook().marksFor([...list].reverse());
        expect(new Map([...backwards].sort())).toEqual(new Map([...forwards].sort()));
      }),
    );
  });

  test.each([7, 30, 40, 100])('each of %i services keeps its mark when it is deployed again', (count) => {
    const services = named(Array.from({ length: count }, (_, n) => `s${n}_web`));
    const book = new MarkBook();
    const before = book.marksFor(services);
    for (const service of services) {
      book.marksFor(services.filter((one) => one !== service));
      const again = { ...service, createdAt: 1_000 };
      expect(book.marksFor([...services.filter((one) => one !== service), again]).get(service.name)).toEqual(
        before.get(service.name),
      );
    }
  });

  test('the same names are the same map', () => {
    const book = new MarkBook();
    const services = named(['web', 'api']);
    expect(book.marksFor([...services])).toBe(book.marksFor([...services].reverse()));
  });

  test('monograms differ where the names allow it', () => {
    const services = [...of('echo', 'api'), ...of('visualizer', 'app'), ...named(['web-front', '𝒳'])];
    const monograms = [...new MarkBook().marksFor(services).values()].map(({ monogram }) => monogram);
    expect(new Set(monograms).size).toBe(4);
    expect(monograms).toContain('Wf');
  });

  test('thousands that come and go in turn leave no more than a thousand behind', () => {
    const book = new MarkBook();
    const first = book.marksFor(named(['first'])).get('first');
    for (let n = 0; n < 1_100; n += 1) book.marksFor(named([`later-${n}`]));
    // Forgotten, and so decided by its name once more.
    expect(book.marksFor(named(['first'])).get('first')).not.toBe(first);
  });
});
