import { expect, it } from 'vitest';
import { LIMITS } from '../limits/limits';
import { createLogPlaces, type LogPlaces } from './log-places';

const take = (places: LogPlaces, who: string, session: string | null = null, end = () => {}) =>
  places.take({ who, session, end });

it('whoever has many leaves the last places to others', () => {
  const places = createLogPlaces();
  const greedy = ['a', 'b', 'c', 'd'];
  const taken = greedy.map((who) =>
    Array.from({ length: LIMITS.logStreams }, () => take(places, who)).filter((leave) => leave !== null),
  );
  expect(taken.map(({ length }) => length)).toEqual([8, 8, 8, 2]);
  for (const who of ['e', 'f', 'g']) {
    expect(take(places, who)).not.toBeNull();
    expect(take(places, who)).not.toBeNull();
    expect(take(places, who)).toBeNull();
  }
  // All are taken now.
  expect(take(places, 'h')).toBeNull();
  taken[0]?.[0]?.();
  expect(take(places, 'h')).not.toBeNull();
});

it('ends what one sign-in reads, and nothing else', () => {
  const places = createLogPlaces();
  const ended: string[] = [];
  for (const session of ['1', '1', '2', null])
    take(places, 'ada', session, () => ended.push(String(session)));
  places.endSession('1');
  expect(ended).toEqual(['1', '1']);
});
