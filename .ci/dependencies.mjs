// Does docs/dependencies.md name each direct dependency in the version that is used, and no other?
import { readFileSync } from 'node:fs';

const text = (file) => readFileSync(new URL(`../${file}`, import.meta.url), 'utf8');

const used = new Set();
for (const [, name, version] of text('Directory.Packages.props').matchAll(/<PackageVersion Include="([^"]+)" Version="([^"]+)"/g))
  used.add(`${name} ${version}`);
for (const [name, tool] of Object.entries(JSON.parse(text('dotnet-tools.json')).tools)) used.add(`${name} ${tool.version}`);
for (const folder of ['client', 'tests/browser', 'deploy/embedded-postgres', 'deploy/holidays']) {
  const { dependencies, devDependencies, optionalDependencies } = JSON.parse(text(`${folder}/package.json`));
  for (const [name, version] of Object.entries({ ...dependencies, ...devDependencies, ...optionalDependencies }))
    used.add(`${name} ${version}`);
}

const documented = new Set(
  [...text('docs/dependencies.md').matchAll(/^\| (\S+) \| (\d\S*) \|/gm)].map(([, name, version]) => `${name} ${version}`),
);

const missing = [...used].filter((one) => !documented.has(one));
const left = [...documented].filter((one) => !used.has(one));
for (const one of missing) console.error(`docs/dependencies.md does not explain ${one}`);
for (const one of left) console.error(`docs/dependencies.md explains ${one}, which is not used`);
process.exit(used.size === 0 || missing.length + left.length > 0 ? 1 : 0);
