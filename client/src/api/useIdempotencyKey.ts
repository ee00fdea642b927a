import { useState } from 'react';
import { newKey } from './client';

/** One key for one intention: made when the form opens, kept over retries, renewed after success. */
export function useIdempotencyKey() {
  const [key, setKey] = useState(newKey);
  return { key, renew: () => setKey(newKey()) };
}
