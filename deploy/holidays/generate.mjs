// Writes the statutory holidays and make-up workdays of mainland China as the product reads them. The same package
// version always gives the same bytes, so a change of the file is a change of the data and reviewed as such.
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const { version } = JSON.parse(readFileSync(require.resolve('chinese-days/package.json'), 'utf8'));
const { holidays, workdays } = require('chinese-days/dist/chinese-days.json');

const names = new Map();   // key → [zh, en], in the order of their first day
const years = new Map();   // year → { holidays, makeUpWorkdays }: key → dates

// "National Day,国庆节,3" → ["nationalDay", "国庆节", "National Day"]
function named(value) {
  const [en, zh] = value.split(',');
  const [first, ...rest] = en.replaceAll("'", '').split(/[ -]/);
  const key = first.toLowerCase() + rest.map((word) => word[0].toUpperCase() + word.slice(1)).join('');
  return [key, zh, en];
}

function collect(days, list) {
  for (const date of Object.keys(days).sort()) {
    const [key, zh, en] = named(days[date]);
    names.set(key, [zh, en]);
    const year = years.get(date.slice(0, 4)) ?? { holidays: new Map(), makeUpWorkdays: new Map() };
    year[list].set(key, [...(year[list].get(key) ?? []), date]);
    years.set(date.slice(0, 4), year);
  }
}

collect(holidays, 'holidays');
collect(workdays, 'makeUpWorkdays');

const line = (map, indent) =>
  [...map].map(([key, value]) => `${indent}${JSON.stringify(key)}: ${JSON.stringify(value)}`).join(',\n');

const year = ([number, days]) => `    "${number}": {
      "holidays": {
${line(days.holidays, '        ')}
      },
      "makeUpWorkdays": {
${line(days.makeUpWorkdays, '        ')}
      }
    }`;

const text = `{
  "source": "chinese-days ${version}",
  "name": ["中国大陆", "Mainland China"],
  "timeZone": "Asia/Shanghai",
  "names": {
${line(names, '    ')}
  },
  "years": {
${[...years].sort().map(year).join(',\n')}
  }
}
`;
writeFileSync(new URL('../../src/Collab.Domain/Calendars/holidays.cn.json', import.meta.url), text);
