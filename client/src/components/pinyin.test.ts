import { expect, test } from 'vitest';
import { finds, pinyinInitials } from './pinyin';

test.each([
  ['推广方案设计', 'tgfasj'],
  ['工作日历', 'gzrl'],
  ['渠道铺货排期', 'qdphpq'],
  ['门店客诉', 'mdks'],
  ['Q4 新品推广', 'q4xptg'],
  ['宣传物料', 'xcwl'],
  ['核心卖点', 'hxmd'],
  ['资源申请', 'zysq'],
  ['市场部', 'scb'],
])('%s is found by %s', (text, initials) => expect(pinyinInitials(text)).toBe(initials));

test('words, parts of words and initials find; other letters do not', () => {
  expect(finds('方案', '推广方案设计')).toBe(true);
  expect(finds('tgfa', '推广方案设计')).toBe(true);
  expect(finds('AGENDA', 'My agenda')).toBe(true);
  expect(finds('zz', '推广方案设计')).toBe(false);
});
