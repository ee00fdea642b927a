// The software bill of materials of the product: every package that it is built from, with the hash it was locked with.
//   node deploy/sbom.mjs > sbom.json
// CycloneDX 1.6 (https://cyclonedx.org/docs/1.6/json/), from the lock files alone: nothing is asked of a registry. Packages that only build and test have the scope "excluded".
import { readFileSync } from 'node:fs';

const text = (file) => readFileSync(new URL(`../${file}`, import.meta.url), 'utf8');
const json = (file) => JSON.parse(text(file));

/** purl → component; what several parts use is one component, and required when any of them needs it. */
const components = new Map();
/** purl → purls of what it needs */
const needs = new Map();

function add(purl, component, scope) {
  const known = components.get(purl);
  components.set(purl, { type: 'library', 'bom-ref': purl, ...component, purl, scope: known?.scope === 'required' ? 'required' : scope });
  if (!needs.has(purl)) needs.set(purl, new Set());
}

const direct = new Set();
for (const [project, scope] of [
  ['src/Collab.Api', 'required'],
  ['tests/Collab.Api.Tests', 'excluded'],
  ['tests/Collab.Benchmark', 'excluded'],
])
  for (const packages of Object.values(json(`${project}/packages.lock.json`).dependencies)) {
    const of = (name) => Object.entries(packages).find(([known]) => known.toLowerCase() === name.toLowerCase());
    const purlOf = ([name, { resolved }]) => `pkg:nuget/${name}@${resolved}`;
    for (const entry of Object.entries(packages)) {
      const [name, { type, resolved, contentHash, dependencies = {} }] = entry;
      const needed = Object.keys(dependencies)
        .map(of)
        .filter((one) => one && one[1].type !== 'Project')
        .map(purlOf);
      if (type === 'Project') {
        for (const purl of needed) direct.add(purl);
        continue;
      }
      const purl = purlOf(entry);
      add(purl, { name, version: resolved, hashes: [{ alg: 'SHA-512', content: hex(contentHash) }] }, scope);
      if (type === 'Direct') direct.add(purl);
      for (const one of needed) needs.get(purl).add(one);
    }
  }

for (const folder of ['client', 'deploy/embedded-postgres', 'deploy/holidays', 'tests/browser']) {
  const { packages } = json(`${folder}/package-lock.json`);
  const purlOf = (path) => `pkg:npm/${encodeURIComponent(nameOf(path)).replace('%2F', '/')}@${packages[path].version}`;
  for (const [path, { version, integrity, dev, dependencies = {}, devDependencies = {}, optionalDependencies = {} }] of Object.entries(
    packages,
  )) {
    const needed = Object.keys({ ...dependencies, ...optionalDependencies, ...(path === '' && devDependencies) })
      .map((name) => found(packages, path, name))
      .filter(Boolean)
      .map(purlOf);
    if (path === '') {
      for (const purl of needed) direct.add(purl);
      continue;
    }
    const [, alg, hash] = /^sha(512|256|1)-(\S+)/.exec(integrity ?? '') ?? [];
    const hashes = alg && { hashes: [{ alg: `SHA-${alg}`, content: hex(hash) }] };
    add(purlOf(path), { name: nameOf(path), version, ...hashes }, dev || folder === 'tests/browser' ? 'excluded' : 'required');
    for (const one of needed) needs.get(purlOf(path)).add(one);
  }
}

const product = { type: 'application', 'bom-ref': 'collab', name: 'Collab' };
process.stdout.write(
  `${JSON.stringify(
    {
      $schema: 'http://cyclonedx.org/schema/bom-1.6.schema.json',
      bomFormat: 'CycloneDX',
      specVersion: '1.6',
      version: 1,
      metadata: { component: product },
      components: [...components.values()].sort((a, b) => a.purl.localeCompare(b.purl)),
      dependencies: [
        { ref: 'collab', dependsOn: [...direct].sort() },
        ...[...needs].map(([ref, dependsOn]) => ({ ref, dependsOn: [...dependsOn].sort() })).sort((a, b) => a.ref.localeCompare(b.ref)),
      ],
    },
    null,
    2,
  )}\n`,
);

/** Where Node would find a package: in the nearest folder above. */
function found(packages, from, name) {
  for (let at = from; ; at = at.replace(/(^|\/)node_modules\/(@[^/]+\/)?[^/]+$/, '')) {
    const path = `${at ? `${at}/` : ''}node_modules/${name}`;
    if (path in packages) return path;
    if (at === '') return undefined;
  }
}

function nameOf(path) {
  return path.replace(/^.*node_modules\//, '');
}

function hex(base64) {
  return Buffer.from(base64, 'base64').toString('hex');
}
