// Does every relative link in the documents lead to a file?
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const documents = execFileSync('git', ['ls-files', '*.md'], { encoding: 'utf8' }).trim().split('\n');
const broken = documents.flatMap((document) =>
  [...readFileSync(document, 'utf8').matchAll(/\]\(([^)#\s]+)[^)]*\)/g)]
    .map(([, target]) => target)
    .filter((target) => !/^[a-z]+:/.test(target) && !existsSync(join(dirname(document), target)))
    .map((target) => `${document}: ${target}`),
);
broken.forEach((one) => console.error(`leads nowhere: ${one}`));
process.exit(documents.length < 2 || broken.length > 0 ? 1 : 0);
