#!/usr/bin/env node
// Checks an exported record without Collab: node deploy/verify-audit.mjs EXPORT [KEYS]
//   EXPORT  the file from GET /api/v1/audit-entries/jsonl
//   KEYS    the file from GET /api/v1/certificate-keys, kept since before the question arose; with it the last line's signature is checked
// Every link is computed anew from what its line says (the rule is below and in docs/decisions/0011). Reads line by line, however long the file is.
// Prints how many hold and whether any are left out, exits with 0; at the first that does not hold it says which and exits with 1.
import { createHash, createPublicKey, verify } from 'node:crypto';
import { createReadStream, readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';

const [exportFile, keysFile] = process.argv.slice(2);
if (!exportFile) {
  console.error('Usage: node verify-audit.mjs EXPORT [KEYS]');
  process.exit(1);
}

// RFC 8785: JavaScript's own numbers and strings, names in the order of their UTF-16 units.
const canonical = (value) =>
  Array.isArray(value)
    ? `[${value.map(canonical).join(',')}]`
    : value !== null && typeof value === 'object'
      ? `{${Object.keys(value)
          .sort()
          .map((name) => `${JSON.stringify(name)}:${canonical(value[name])}`)
          .join(',')}}`
      : JSON.stringify(value);
const sha256 = (...parts) => parts.reduce((hash, part) => hash.update(part), createHash('sha256')).digest('hex');
const bytes = (hex) => Buffer.from(hex, 'hex');

function checkHead(compact, last) {
  const [header, payload, signature] = compact.split('.');
  const head = JSON.parse(Buffer.from(payload, 'base64url').toString());
  if (head.position !== last.position || head.hash !== last.hash || head.count !== last.count)
    throw new Error(`The last line is about ${head.count} entries up to position ${head.position}; the file has ${last.count} up to ${last.position}.`);
  if (!keysFile) return `${head.at}, signature not checked`;
  const { alg, kid } = JSON.parse(Buffer.from(header, 'base64url').toString());
  const jwk = JSON.parse(readFileSync(keysFile, 'utf8')).keys.find((it) => it.kid === kid);
  if (alg !== 'ES256' || !jwk) throw new Error('The last line was not signed with one of these keys.');
  const key = { key: createPublicKey({ key: jwk, format: 'jwk' }), dsaEncoding: 'ieee-p1363' };
  if (!verify('sha256', Buffer.from(`${header}.${payload}`), key, Buffer.from(signature, 'base64url'))) throw new Error('The last line was changed after it was signed.');
  return `${head.at}, signed`;
}

const last = { position: 0, hash: '0'.repeat(64), count: 0 };
let leftOut = 0;
let erased = 0;
let head = null;
try {
  for await (const text of createInterface({ input: createReadStream(exportFile), crlfDelay: Infinity })) {
    if (text === '') continue;
    const line = JSON.parse(text);
    if (head) throw new Error('There is something after the last line.');
    if (line.head) {
      head = checkHead(line.head, last);
      continue;
    }
    const at = `Position ${line.position}, entry ${line.entry.id}:`;
    if (line.position <= last.position || line.entry.position !== line.position) throw new Error(`${at} out of its place.`);
    if (line.position === last.position + 1 && line.before !== last.hash) throw new Error(`${at} does not follow the entry before it.`);
    leftOut += line.position - last.position - 1;
    if (sha256('collab.audit.v1', bytes(line.before), canonical(line.entry)) !== line.hash) throw new Error(`${at} not what was written.`);
    if (line.texts === null) erased++;
    else if (sha256('collab.audit.text.v1', bytes(line.salt), canonical(line.texts)) !== line.entry.text) throw new Error(`${at} its texts are not what was written.`);
    Object.assign(last, { position: line.position, hash: line.hash, count: last.count + 1 });
  }
  if (!head) throw new Error('The last line is missing: the file was cut off.');
  console.log(`${last.count} entries hold, up to position ${last.position} (${head}); ${leftOut} are left out, the texts of ${erased} were erased.`);
} catch (error) {
  console.error(`Not valid. ${error.message}`);
  process.exit(1);
}
