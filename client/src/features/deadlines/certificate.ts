import { api, type Answer, unwrap } from '@api';
import { queryOptions } from '@tanstack/react-query';
import type { DeadlineHistory, Explanation } from './api';

type Person = { id: string; name: string };
type Key = Answer<'get', '/api/v1/certificate-keys'>['keys'][number];

/** What was signed: the payload of the JSON Web Signature. */
export interface Certificate {
  type: 'collab.deadline';
  issuedAt: string;
  organization: Person;
  id: string;
  kind: string;
  subject: { title: string };
  collaboration: Person;
  owner: { department: Person; member: Person | null };
  state: string;
  metAt: string | null;
  breachedAt: string | null;
  why: Explanation;
  history: {
    sequence: number;
    at: string;
    recordedAt: string;
    event: DeadlineHistory[number]['event'];
    level: number;
    dueAt: string;
    recipient: Person | null;
    channel: string | null;
    inDigest: boolean;
    seenAt: string | null;
    actor: Person | null;
    reason: string | null;
    /** For whom the recipient stood in, in whose name the actor did it: people who were away. */
    recipientFor: Person | null;
    actorFor: Person | null;
  }[];
}

export interface SignedCertificate {
  content: Certificate;
  /** Which key signed it. */
  keyId: string;
  signature: string;
  /** Whether the signature holds; null where the browser cannot say (it has no cryptography without HTTPS). */
  holds: boolean | null;
}

export const certificateQuery = (id: string) =>
  queryOptions({
    queryKey: ['deadlines', id, 'certificate'],
    queryFn: async ({ signal }): Promise<SignedCertificate> => {
      const [signed, keys] = await Promise.all([
        unwrap(api.GET('/api/v1/deadlines/{id}/certificate', { params: { path: { id } }, signal })),
        unwrap(api.GET('/api/v1/certificate-keys', { signal })),
      ]);
      return read(signed.certificate, keys.keys);
    },
    // A certificate is of one moment: what is printed must not change under the reader's hands.
    staleTime: Infinity,
    gcTime: 0,
  });

/** Takes a compact JSON Web Signature apart (RFC 7515) and checks it with the installation's keys. */
export async function read(certificate: string, keys: readonly Key[]): Promise<SignedCertificate> {
  const [header = '', payload = '', signature = ''] = certificate.split('.');
  const { kid } = JSON.parse(text(header)) as { kid: string };
  return {
    content: JSON.parse(text(payload)) as Certificate,
    keyId: kid,
    signature,
    holds: await holds(
      `${header}.${payload}`,
      signature,
      keys.find((it) => it.kid === kid),
    ),
  };
}

async function holds(signed: string, signature: string, key: Key | undefined): Promise<boolean | null> {
  // Without HTTPS browsers have no `subtle`, whatever the types say.
  const subtle = crypto.subtle as SubtleCrypto | undefined;
  if (!subtle) return null;
  if (!key) return false;
  const { kty, crv, x, y } = key;
  const imported = await subtle.importKey('jwk', { kty, crv, x, y }, { name: 'ECDSA', namedCurve: 'P-256' }, false, ['verify']);
  return subtle.verify({ name: 'ECDSA', hash: 'SHA-256' }, imported, bytes(signature), new TextEncoder().encode(signed));
}

const bytes = (base64url: string) => Uint8Array.from(atob(base64url.replace(/-/g, '+').replace(/_/g, '/')), (it) => it.charCodeAt(0));
const text = (base64url: string) => new TextDecoder().decode(bytes(base64url));
