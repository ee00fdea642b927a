/** The first character, in pinyin order, of each initial that begins a syllable (no syllable begins with i, u or v). */
const firsts: [string, string][] = [
  ['a', '阿'],
  ['b', '八'],
  ['c', '嚓'],
  ['d', '哒'],
  ['e', '妸'],
  ['f', '发'],
  ['g', '旮'],
  ['h', '哈'],
  ['j', '丌'],
  ['k', '咔'],
  ['l', '垃'],
  ['m', '妈'],
  ['n', '拿'],
  ['o', '噢'],
  ['p', '妑'],
  ['q', '七'],
  ['r', '然'],
  ['s', '仨'],
  ['t', '他'],
  ['w', '哇'],
  ['x', '夕'],
  ['y', '丫'],
  ['z', '匝'],
];

const pinyin = new Intl.Collator('zh-Hans-CN-u-co-pinyin');

function initialOf(sign: string): string {
  if (!/\p{Script=Han}/u.test(sign)) return sign.toLowerCase();
  let initial = '';
  for (const [letter, first] of firsts) {
    if (pinyin.compare(sign, first) < 0) break;
    initial = letter;
  }
  return initial;
}

/** `推广方案设计` → `tgfasj`: the letters that people type to find it. */
export const pinyinInitials = (text: string) => Array.from(text, initialOf).join('').replace(/\s+/g, '');

/** Whether what was typed finds a text: part of it, or of its pinyin initials. */
export function finds(typed: string, text: string): boolean {
  const wanted = typed.trim().toLowerCase();
  return text.toLowerCase().includes(wanted) || pinyinInitials(text).includes(wanted.replace(/\s+/g, ''));
}
