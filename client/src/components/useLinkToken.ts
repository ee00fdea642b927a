import { useState } from 'react';
import { useLocation } from 'react-router';

/** The secret of the link that led here. It stands behind the #, which no server and no log sees. */
export function useLinkToken(): string | null {
  const { hash } = useLocation();
  const [token] = useState(() => new URLSearchParams(hash.slice(1)).get('token'));
  return token;
}
