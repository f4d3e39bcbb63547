import { existsSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readTutorial, type Step } from './read-tutorial';

const FOLDER = join(dirname(dirname(import.meta.dirname)), 'docs/tutorial');
const LANGUAGES = ['en', 'ja'] as const;
const steps = (language: string) => readTutorial(readFileSync(join(FOLDER, `${language}.md`), 'utf8'));

/** A step without what differs by language: where it stands, which words the page says, whose picture it is. */
const inAnyLanguage = ({ line, ...step }: Step): object => {
  if (step.kind === 'picture') return { ...step, file: basename(step.file) };
  return step.kind === 'see' && step.what === 'says' ? { ...step, text: '' } : step;
};

describe('the tutorial', () => {
  it('is the same walk in both languages', () => {
    const [en = [], ja = []] = LANGUAGES.map((each) => steps(each).map(inAnyLanguage));
    expect(en.length).toBeGreaterThan(20);
    expect(ja).toEqual(en);
  });

  it.each(LANGUAGES)('%s: every picture is there, its own, and light', (language) => {
    const files = steps(language).flatMap((step) => (step.kind === 'picture' ? [step.file] : []));
    expect(files.length).toBeGreaterThan(4);
    expect(new Set(files).size).toBe(files.length);
    for (const file of files) {
      expect(dirname(file)).toBe(`images/${language}`);
      expect(existsSync(join(FOLDER, file)), `${file} is missing: npm run pictures -- tutorial`).toBe(true);
      expect(statSync(join(FOLDER, file)).size, file).toBeLessThan(150 * 1024);
    }
  });
});
