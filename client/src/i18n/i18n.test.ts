import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const folder = import.meta.dirname;

type Texts = { [key: string]: string | Texts };

function flat(texts: Texts, prefix = ''): [string, string][] {
  return Object.entries(texts).flatMap(([key, value]): [string, string][] =>
    typeof value === 'string' ? [[prefix + key, value]] : flat(value, `${prefix}${key}.`),
  );
}

function textsOf(language: string) {
  const all = new Map<string, string>();
  for (const file of readdirSync(join(folder, language)))
    for (const [key, value] of flat(JSON.parse(readFileSync(join(folder, language, file), 'utf8')) as Texts))
      all.set(`${file}: ${key}`, value);
  return all;
}

/** English has two plural forms, Chinese one. */
const plural = /_(one|other)$/;
const zh = textsOf('zh-CN');
const en = textsOf('en');

test('both languages have the same texts', () => {
  const names = (texts: Map<string, string>) => [...new Set([...texts.keys()].map((key) => key.replace(plural, '')))].sort();
  expect(names(zh).length).toBeGreaterThan(50);
  expect(names(en)).toEqual(names(zh));
});

test('every English count has its two plural forms and every Chinese one its only form', () => {
  const lacking = [
    ...[...en.keys()].filter((key) => plural.test(key) && !['_one', '_other'].every((form) => en.has(key.replace(plural, form)))),
    ...[...zh.keys()].filter((key) => key.endsWith('_one')),
  ];
  expect(lacking).toEqual([]);
});

test('both languages fill in the same values', () => {
  const values = (text: string) =>
    [...new Set(text.match(/\{\{\s*\w+/g))]
      .map((it) => it.replace(/\W/g, ''))
      .sort()
      .join(' ');
  const differing = [...zh].filter(([key, text]) => {
    const other = en.get(key);
    return other !== undefined && values(other) !== values(text);
  });
  expect(differing.map(([key]) => key)).toEqual([]);
});

test('no text is empty, shouts or apologizes', () => {
  const wrong = [...zh, ...en].filter(
    ([, text]) => text.trim() === '' || /[!！]/.test(text) || /抱歉|对不起|\bsorry\b|\boops\b|submit successfully/i.test(text),
  );
  expect(wrong.map(([key]) => key)).toEqual([]);
});
