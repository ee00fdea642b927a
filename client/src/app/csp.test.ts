import { afterEach, expect, test } from 'vitest';
import { cspNonce, giveStylesTheNonce } from './csp';

const meta = document.createElement('meta');
meta.name = 'csp-nonce';

afterEach(() => meta.remove());

test('the nonce is what the server put into the page; its placeholder is none', () => {
  document.head.append(meta);
  meta.content = 'r4nd0m';
  expect(cspNonce()).toBe('r4nd0m');
  meta.content = '__CSP_NONCE__';
  expect(cspNonce()).toBeUndefined();
});

test('style elements made by anybody carry the nonce, other elements do not', () => {
  const page = document.implementation.createHTMLDocument();
  giveStylesTheNonce('r4nd0m', page);
  expect(page.createElement('style').nonce).toBe('r4nd0m');
  expect(page.createElement('div').nonce || '').toBe('');
});
