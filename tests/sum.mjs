// Adds up what the test runners wrote into a folder, and ends with the line "N passed, N failed".
// The folder holds SUITE.exit (the runner's exit code) for each suite that ran, and its report:
// dotnet/*.trx, client.json (vitest), browser.json (Playwright).
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = process.argv[2];
const json = (file) => JSON.parse(readFileSync(join(folder, file), 'utf8'));
const none = { passed: 0, failed: 0, skipped: 0 };
const plus = (a, b) => ({ passed: a.passed + b.passed, failed: a.failed + b.failed, skipped: a.skipped + b.skipped });

const reports = {
  dotnet() {
    const files = existsSync(join(folder, 'dotnet')) ? readdirSync(join(folder, 'dotnet')) : [];
    return files
      .filter((file) => file.endsWith('.trx'))
      .map((file) => {
        const counters = /<Counters ([^>]*)>/.exec(readFileSync(join(folder, 'dotnet', file), 'utf8'))?.[1] ?? '';
        const count = (name) => Number(new RegExp(`\\b${name}="(\\d+)"`).exec(counters)?.[1] ?? 0);
        const passed = count('passed');
        const failed = count('failed') + count('error') + count('timeout') + count('aborted');
        return { passed, failed, skipped: count('total') - passed - failed };
      })
      .reduce(plus, none);
  },
  client() {
    const run = json('client.json');
    return { passed: run.numPassedTests, failed: run.numFailedTests, skipped: run.numPendingTests + run.numTodoTests };
  },
  browser() {
    const { expected, flaky, unexpected, skipped } = json('browser.json').stats;
    return { passed: expected + flaky, failed: unexpected, skipped };
  },
};

let total = none;
console.log();
for (const [suite, read] of Object.entries(reports)) {
  if (!existsSync(join(folder, `${suite}.exit`))) continue;
  const exit = Number(readFileSync(join(folder, `${suite}.exit`), 'utf8'));
  let result = none;
  try {
    result = read();
  } catch (error) {
    console.log(`${suite}: no report (${error.message})`);
  }
  // A runner that broke down, or ran nothing, is a failure even though no test says so.
  if (result.failed === 0 && (exit !== 0 || result.passed === 0)) {
    console.log(`${suite}: the runner ended with exit code ${exit} and without a failed test; counted as one failure.`);
    result = { ...result, failed: 1 };
  }
  console.log(`${suite.padEnd(8)} ${result.passed} of ${result.passed + result.failed}`);
  total = plus(total, result);
}
console.log(line(total));
process.exit(total.failed > 0 || total.passed === 0 ? 1 : 0);

function line({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}
