import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';

const ROOT = dirname(dirname(import.meta.dirname));
const inside = (folder: string, recursive: boolean) =>
  readdirSync(join(ROOT, folder), { recursive, encoding: 'utf8' }).map((each) => join(folder, each));
const PAGES = [...inside('.', false), ...inside('docs', true), ...inside('e2e/lab', false)].filter((file) =>
  file.endsWith('.md'),
);

const withoutCode = (text: string) =>
  text
    .replace(/^(`{3,}).*?^\1/gms, '')
    .replace(/^ {4}.*$/gm, '')
    .replace(/`[^`\n]*`/g, '');

/** Where a page links or shows a picture, within this repository. */
function linksOf(page: string): string[] {
  const links = withoutCode(readFileSync(join(ROOT, page), 'utf8')).matchAll(/\]\(([^)\s]+)\)/g);
  return [...links].map(([, target = '']) => target).filter((each) => !/^(https?|mailto):/.test(each));
}

/** The anchors that GitHub gives a page's headings. */
function anchorsOf(page: string): string[] {
  const headings = readFileSync(join(ROOT, page), 'utf8')
    .replace(/^(`{3,}).*?^\1/gms, '')
    .matchAll(/^#+ (.+)$/gm);
  return [...headings].map(([, words = '']) =>
    words
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\p{M} _-]/gu, '')
      .replaceAll(' ', '-'),
  );
}

describe('links between the pages of this repository', () => {
  it.each(PAGES)('%s', (page) => {
    const broken = linksOf(page).filter((link) => {
      const [path = '', anchor] = link.split('#');
      const target = path ? join(dirname(page), path) : page;
      if (!existsSync(join(ROOT, target))) return true;
      return anchor !== undefined && !anchorsOf(target).includes(decodeURIComponent(anchor));
    });
    expect(broken).toEqual([]);
  });

  it('looks at the pages that there are', () => {
    expect(PAGES).toEqual(expect.arrayContaining(['README.md', 'docs/operators.md', 'docs/tutorial/en.md']));
    expect(linksOf('README.md').length).toBeGreaterThan(5);
  });
});
