import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { aService } from '../made-up.testing';
import type { Service } from '../objects/service';
import { HUES, markServices, PATTERNS, type ServiceMarks } from './service-mark';

const NONE: ServiceMarks = new Map();
const mapOf = (services: readonly Service[]) => new Map(services.map((service) => [service.id, service]));
const named = (names: readonly string[]) =>
  names.map((name, i) => aService(`id-${name}`, { name, createdAt: i }));
const names = fc.uniqueArray(fc.stringMatching(/^[a-z]{1,8}(-[a-z]{1,4})?$/), { maxLength: 60 });
const place = ({ hue, pattern }: { hue: number; pattern: number }) => pattern * HUES + hue;

describe('markServices', () => {
  test('no two services share a colour and pattern while there are enough', () => {
    fc.assert(
      fc.property(names, (list) => {
        const marks = [...markServices(NONE, mapOf(named(list))).values()];
        expect(new Set(marks.map(place)).size).toBe(Math.min(list.length, HUES * PATTERNS));
      }),
    );
  });

  test('up to seven services get the first seven colours, plain', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.stringMatching(/^[a-z]{1,8}$/), { maxLength: 7 }), (list) => {
        for (const mark of markServices(NONE, mapOf(named(list))).values()) {
          expect(mark.hue).toBeLessThan(7);
          expect(mark.pattern).toBe(0);
        }
      }),
    );
  });

  test('a service keeps its mark whatever comes and goes', () => {
    fc.assert(
      fc.property(names, names, (first, second) => {
        const before = markServices(NONE, mapOf(named(first)));
        const after = markServices(before, mapOf(named([...new Set([...first.slice(1), ...second])])));
        for (const [id, mark] of before) if (after.has(id)) expect(after.get(id)).toBe(mark);
      }),
    );
  });

  test('marks do not depend on the order in which services are listed', () => {
    fc.assert(
      fc.property(names, (list) => {
        const services = named(list);
        const forwards = markServices(NONE, mapOf(services));
        const backwards = markServices(NONE, mapOf([...services].reverse()));
        expect(new Map([...backwards].sort())).toEqual(new Map([...forwards].sort()));
      }),
    );
  });

  test('the same services are the same map', () => {
    const services = mapOf(named(['web', 'api']));
    const marks = markServices(NONE, services);
    expect(markServices(marks, services)).toBe(marks);
  });

  test('monograms differ where the names allow it', () => {
    const services = mapOf([
      aService('1', { name: 'echo_api', createdAt: 1 }),
      aService('2', { name: 'visualizer_app', createdAt: 2 }),
      aService('3', { name: 'web-front', createdAt: 3 }),
      aService('4', { name: '𝒳', createdAt: 4 }),
    ]);
    const monograms = [...markServices(NONE, services).values()].map(({ monogram }) => monogram);
    expect(new Set(monograms).size).toBe(4);
    expect(monograms).toContain('Wf');
  });
});
