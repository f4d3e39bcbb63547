import { expect, it } from 'vitest';
import { NO_FILTER } from '@/lib/swarm/picture/kept-activity';
import { activitySearch, parseActivityFilter } from './activity-address';

const read = (search: string) => parseActivityFilter(new URLSearchParams(search));

it('what is written is read again, and nothing else is touched', () => {
  const filter = {
    kind: 'failures',
    stack: 'my shop',
    service: 'shop_web',
    node: 'worker01 (a1b2)',
    minute: Date.UTC(2026, 0, 31, 12, 5),
    text: 'exit 137 & more',
  } as const;
  const search = activitySearch('?theme=dark', filter);
  expect(read(search)).toEqual(filter);
  expect(search).toContain('theme=dark');
  expect(search).toContain('minute=2026-01-31T12%3A05');
  expect(activitySearch(search, NO_FILTER)).toBe('?theme=dark');
  expect(activitySearch('?node=n1', { node: null })).toBe('');
});

it.each(['?kind=nothing&minute=yesterday', '?minute=2026-99-99T99:99', '?q=&stack=', ''])(
  'what makes no sense is left out: %s',
  (search) => expect(read(search)).toEqual(NO_FILTER),
);

it('texts are as long as the server takes them', () => {
  expect(read(`?q=${'x'.repeat(10_000)}`).text).toHaveLength(200);
});
