// Is any package that is used known to be vulnerable, or older than it may be? Known exceptions and floors: supply-chain.json.
// An exception names the advisory, the package, why it does not matter here, and until when it may stand:
//   { "advisory": "GHSA-…", "package": "npm:name", "because": "…", "until": "2027-01-31" }
import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

const { floors, exceptions } = JSON.parse(readFileSync(new URL('supply-chain.json', import.meta.url), 'utf8'));
const faults = [];

const locked = (suffix) =>
  execFileSync('git', ['ls-files', '-co', '--exclude-standard', `*${suffix}`], { encoding: 'utf8' })
    .trim()
    .split('\n');
const read = (file) => JSON.parse(readFileSync(file, 'utf8'));

/** Every package in every lock file: `nuget:Name` or `npm:name`, with the versions that are used. */
const used = new Map();
const use = (name, version) => used.set(name, (used.get(name) ?? new Set()).add(version));
for (const file of locked('packages.lock.json'))
  for (const packages of Object.values(read(file).dependencies))
    for (const [name, { type, resolved }] of Object.entries(packages)) if (type !== 'Project') use(`nuget:${name}`, resolved);
for (const file of locked('package-lock.json'))
  for (const [path, { version }] of Object.entries(read(file).packages))
    if (path && version) use(`npm:${path.replace(/^.*node_modules\//, '')}`, version);

// An audit source without advisories says "none": what is known to be too old is therefore said here as well.
for (const { package: name, atLeast, because } of floors) {
  if (!used.has(name)) faults.push(`${name} has a floor and is not used: take it out of supply-chain.json`);
  for (const version of used.get(name) ?? [])
    if (compare(version, atLeast) < 0) faults.push(`${name} ${version} is older than ${atLeast} (${because})`);
}

const today = new Date().toISOString().slice(0, 10);
for (const one of exceptions)
  if (one.until < today) faults.push(`the exception for ${one.advisory} in ${one.package} ended on ${one.until}`);
const excepted = (advisory, name) => exceptions.some((one) => advisory.includes(one.advisory) && one.package === name);

const nuget = JSON.parse(
  execFileSync('dotnet', ['list', 'Collab.sln', 'package', '--vulnerable', '--include-transitive', '--format', 'json'], {
    encoding: 'utf8',
  }),
);
for (const project of nuget.projects)
  for (const { topLevelPackages = [], transitivePackages = [] } of project.frameworks ?? [])
    for (const { id, resolvedVersion, vulnerabilities = [] } of [...topLevelPackages, ...transitivePackages])
      for (const { severity, advisoryurl } of vulnerabilities)
        if (!excepted(advisoryurl, `nuget:${id}`)) faults.push(`nuget:${id} ${resolvedVersion}: ${severity}, ${advisoryurl}`);

for (const file of locked('package-lock.json')) {
  const folder = file.replace(/\/?package-lock\.json$/, '') || '.';
  const { stdout } = spawnSync('npm', ['audit', '--json', '--package-lock-only', '--prefix', folder], { encoding: 'utf8' });
  const { vulnerabilities, error, message } = JSON.parse(stdout);
  if (!vulnerabilities) {
    console.log(`${folder}: the registry knows no advisories (${error?.code ?? message}); the floors were checked`);
    continue;
  }
  for (const { name, severity, via } of Object.values(vulnerabilities))
    for (const { url } of via.filter((cause) => typeof cause === 'object'))
      if (!excepted(url, `npm:${name}`)) faults.push(`npm:${name} in ${folder}: ${severity}, ${url}`);
}

for (const fault of new Set(faults)) console.error(fault);
console.log(`${used.size} packages, ${floors.length} floors, ${exceptions.length} exceptions`);
process.exit(used.size === 0 || faults.length > 0 ? 1 : 0);

/** By the numbers of a version; a pre-release comes before its release. */
function compare(a, b) {
  const parts = (version) => version.split('-')[0].split('.').map(Number);
  const [left, right] = [parts(a), parts(b)];
  for (let n = 0; n < Math.max(left.length, right.length); n++)
    if ((left[n] ?? 0) !== (right[n] ?? 0)) return (left[n] ?? 0) - (right[n] ?? 0);
  return Number(!a.includes('-')) - Number(!b.includes('-'));
}
