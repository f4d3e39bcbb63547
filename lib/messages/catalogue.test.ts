import { createTranslator } from 'use-intl/core';
import { expect, test } from 'vitest';
import { CATALOGUES } from './catalogue';
import { LOCALES } from './locale';

/** Every message by its dotted key. */
function flatten(words: object, path = ''): [string, string][] {
  return Object.entries(words).flatMap(([key, value]): [string, string][] =>
    typeof value === 'string' ? [[path + key, value]] : flatten(value, `${path + key}.`),
  );
}

/** The arguments of an ICU message. Braces alternate: an argument's, a branch's text, an argument's within it … */
function argumentsOf(message: string): string[] {
  const names = new Set<string>();
  let depth = 0;
  for (const [index, character] of [...message].entries()) {
    if (character === '{') {
      const name = /^\{(\w+)[,}]/.exec([...message].slice(index).join(''))?.[1];
      if (depth % 2 === 0 && name) names.add(name);
      depth += 1;
    }
    if (character === '}') depth -= 1;
  }
  return [...names].sort();
}

const tags = (message: string): string[] => [...message.matchAll(/<\/?\w+>/g)].map(([tag]) => tag);

const english = flatten(CATALOGUES.en);
const japanese = new Map(flatten(CATALOGUES.ja));

test('both languages have the same keys', () => {
  expect([...japanese.keys()].sort()).toEqual(english.map(([key]) => key).sort());
});

test('a message takes the same arguments and tags in both languages', () => {
  for (const [key, message] of english) {
    const other = japanese.get(key) ?? '';
    expect({ key, arguments: argumentsOf(other), tags: tags(other).length }).toEqual({
      key,
      arguments: argumentsOf(message),
      tags: tags(message).length,
    });
  }
});

test.each(LOCALES)('every message is well-formed: %s', (locale) => {
  for (const [key, text] of flatten(CATALOGUES[locale])) {
    expect(text, key).toBe(text.trim());
    const translate = createTranslator<Record<string, string>>({
      locale,
      messages: { text },
      onError: (error) => {
        throw new Error(`${key}: ${error.message}`);
      },
    });
    const values = Object.fromEntries(argumentsOf(text).map((name) => [name, 1]));
    const marks = Object.fromEntries(
      ['b', 'code']
        .filter((tag) => text.includes(`<${tag}>`))
        .map((tag) => [tag, (chunks: string) => chunks]),
    );
    expect(translate.markup('text', { ...values, ...marks }), key).not.toBe('');
  }
});

test('Japanese prose has no ASCII full stop or comma, and no space beside Latin words', () => {
  const prose = [...japanese].filter(([key]) => !key.endsWith('.mismatch'));
  for (const [key, text] of prose) {
    expect(text, key).not.toMatch(/[ぁ-んァ-ヶ一-龥][.,!?](?:\s|$)/);
    expect(text, key).not.toMatch(/[ぁ-ん] [A-Za-z{]|[A-Za-z}] [ぁ-ん]/);
  }
});

/** One word, one translation: what Japanese says, and what it never says in its place. */
const GLOSSARY: readonly (readonly [word: string, never: RegExp])[] = [
  ['メモリ', /メモリー/],
  ['レジストリ', /レジストリー/],
  ['リポジトリ', /リポジトリー/],
  ['ディレクトリ', /ディレクトリー/],
  ['ブラウザ', /ブラウザー/],
  ['サーバー', /サーバ(?!ー)/],
  ['ユーザー', /ユーザ(?!ー)/],
  ['フォルダー', /フォルダ(?!ー)/],
  ['マネージャー', /マネージャ(?!ー)/],
  ['ロール', /役割/],
  ['割り当て待ち', /配置待ち|配置先のノードを待|割当/],
  ['drain', /ドレイン/],
  ['pause', /ポーズ/],
  ['起動', /を開始$/],
  ['リーダーになりました', /就任/],
  ['許容できる停止台数', /失えま|失えるか/],
  ['downではない', /downしていな/],
  ['シークレット', /秘密/],
  ['コンフィグ', /コンフィギュレーション/],
  ['タスク#件', /個の(?:タスク|サービス|スタック|ネットワーク)/],
  ['ほか', /(?:^|[、。 ])他\{/],
  ['（）', /[ぁ-んァ-ヶ一-龥]\(/],
  [': ', /：/],
];

test('Japanese has one translation for a word', () => {
  for (const [word, never] of GLOSSARY)
    for (const [key, text] of japanese) expect(text, `${key}: “${word}”`).not.toMatch(never);
});
