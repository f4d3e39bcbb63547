import { describe, expect, it } from 'vitest';
import { readAsked } from './asked.mjs';

const SUITES = {
  build: { takesFilters: false, needs: [] },
  lint: { takesFilters: false, needs: [] },
  unit: { takesFilters: true, needs: [] },
  browser: { takesFilters: true, needs: ['build'] },
};
const read = (line: string) =>
  readAsked(line.split(' ').filter(Boolean), SUITES).map(({ suite, filters }) =>
    [suite, ...filters].join(' '),
  );

describe('what npm test is asked for', () => {
  it.each([
    ['everything where nothing is named', '', ['build', 'lint', 'unit', 'browser']],
    ['suites, in their own order', 'unit lint', ['lint', 'unit']],
    ['a part of a suite, after what it needs', 'browser grid', ['build', 'browser grid']],
    [
      'parts of several',
      'browser grid scale unit lib/demo',
      ['build', 'unit lib/demo', 'browser grid scale'],
    ],
    ['options of the suite’s tool', 'browser grid -g drain', ['build', 'browser grid -g drain']],
    ['a suite once', 'unit lib/demo lint unit lib/base', ['lint', 'unit lib/demo lib/base']],
  ])('%s', (_, line, expected) => {
    expect(read(line)).toEqual(expected);
  });

  it('says which suites there are, and which have parts', () => {
    expect(() => read('grid')).toThrow('No suite is called grid. There are: build, lint, unit, browser');
    expect(() => read('-g drain')).toThrow('No suite is called -g.');
    expect(() => read('lint grid')).toThrow(
      'No suite is called grid, and lint runs as a whole. Parts can be had of: unit, browser',
    );
  });
});
