#!/usr/bin/env node
// Checks a deadline's certificate without Collab: node deploy/verify-certificate.mjs CERTIFICATE KEYS
//   CERTIFICATE  the file from GET /api/v1/deadlines/{id}/certificate
//   KEYS         the file from GET /api/v1/certificate-keys, kept since before the question arose
// Prints the certificate's content and exits with 0 when the signature holds, else says why not and exits with 1.
import { createPublicKey, verify } from 'node:crypto';
import { readFileSync } from 'node:fs';

const [certificateFile, keysFile] = process.argv.slice(2);
if (!certificateFile || !keysFile) {
  console.error('Usage: node verify-certificate.mjs CERTIFICATE KEYS');
  process.exit(1);
}
try {
  const parts = JSON.parse(readFileSync(certificateFile, 'utf8')).certificate.split('.');
  if (parts.length !== 3) throw new Error('This is no certificate.');
  const [header, payload, signature] = parts;
  const { alg, kid } = JSON.parse(Buffer.from(header, 'base64url').toString());
  const jwk = JSON.parse(readFileSync(keysFile, 'utf8')).keys.find((it) => it.kid === kid);
  if (alg !== 'ES256' || !jwk) throw new Error('It was not signed with one of these keys.');
  const key = { key: createPublicKey({ key: jwk, format: 'jwk' }), dsaEncoding: 'ieee-p1363' };
  if (!verify('sha256', Buffer.from(`${header}.${payload}`), key, Buffer.from(signature, 'base64url')))
    throw new Error('It was changed after it was signed.');
  console.log(JSON.stringify(JSON.parse(Buffer.from(payload, 'base64url').toString()), null, 2));
} catch (error) {
  console.error(`Not valid. ${error.message}`);
  process.exit(1);
}
