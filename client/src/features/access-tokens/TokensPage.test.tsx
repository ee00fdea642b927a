import { demoStart, me, network, ok, renderSignedIn } from '@testing';
import { screen, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import type { AccessToken } from './api';
import { TokensPage } from './TokensPage';

const secret = `clb_${'a'.repeat(49)}`;

const aToken = (over: Partial<AccessToken> = {}): AccessToken => ({
  id: 't1',
  version: 1,
  name: 'Weekly report',
  member: me,
  scopes: ['read', 'write'],
  features: [],
  prefix: secret.slice(0, 12),
  state: 'active',
  expiresAt: '2025-01-09T02:00:00Z',
  lastUsedAt: null,
  revokedAt: null,
  revokedBy: null,
  createdAt: demoStart,
  updatedAt: demoStart,
  allowed: ['revoke'],
  token: null,
  ...over,
});

function play(current: AccessToken[], ended: AccessToken[] = []) {
  network.onReply('get', '/api/v1/access-tokens', ({ url }) =>
    ok({ items: new URL(url, 'http://localhost').searchParams.get('current') === 'true' ? current : ended, nextCursor: null }),
  );
}

test('a token is made, shown once to be copied, and revoked after a question', async () => {
  play([]);
  const { user } = await renderSignedIn(<TokensPage />);
  expect(await screen.findByText(/No program acts for you/)).toBeVisible();

  network.onReply('post', '/api/v1/access-tokens', () => {
    play([aToken()]);
    return ok(aToken({ token: secret }), 201);
  });
  await user.click(screen.getByRole('button', { name: 'Make a token' }));
  await user.type(screen.getByLabelText('What it is for'), 'Weekly report');
  expect(screen.getByRole('checkbox', { name: /^read/ })).toBeDisabled();
  expect(screen.queryByRole('checkbox', { name: /^run the organization/ })).not.toBeInTheDocument();
  await user.click(screen.getByRole('checkbox', { name: /^change/ }));
  await user.click(screen.getByRole('radio', { name: '30 days' }));
  await user.click(screen.getByRole('button', { name: /^Make it/ }));

  expect(await screen.findByLabelText('Access token')).toHaveValue(secret);
  await user.click(screen.getByRole('button', { name: 'Copy it' }));
  expect(await navigator.clipboard.readText()).toBe(secret);
  expect(network.sent('post', '/api/v1/access-tokens')).toEqual([
    { name: 'Weekly report', scopes: ['read', 'write'], features: [], expiresInDays: 30 },
  ]);

  const list = await screen.findByRole('list', { name: 'In use' });
  expect(list).toHaveTextContent('clb_aaaaaaaa… · read, change · until');
  expect(list).toHaveTextContent('never used');
  expect(list).not.toHaveTextContent(secret);
  network.onReply('delete', '/api/v1/access-tokens/{id}', () => {
    play([], [aToken({ state: 'revoked', revokedAt: demoStart, revokedBy: me, allowed: [] })]);
    return ok(aToken({ state: 'revoked', allowed: [] }));
  });
  await user.click(within(list).getByRole('button', { name: 'Revoke Weekly report' }));
  await user.click(within(list).getByRole('button', { name: 'Revoke it for good' }));
  expect(await screen.findByText(/Revoked: “Weekly report”/)).toBeVisible();
  expect(await screen.findByRole('list', { name: 'Ended' })).toHaveTextContent(`by ${me.name}`);
});

test('a token is limited to what its program needs, and the list says to what', async () => {
  play([aToken({ features: ['issues', 'workItems'] })]);
  const { user } = await renderSignedIn(<TokensPage />);
  expect(await screen.findByRole('list', { name: 'In use' })).toHaveTextContent('read, change · only issues, tasks · until');
  network.onReply('post', '/api/v1/access-tokens', () => ok(aToken({ token: secret }), 201));
  await user.click(screen.getByRole('button', { name: 'Make a token' }));
  await user.type(screen.getByLabelText('What it is for'), 'Tickets');
  await user.click(screen.getByRole('combobox', { name: 'Limited to' }));
  await user.click(await screen.findByTitle('issues'));
  await user.click(screen.getByRole('button', { name: /^Make it/ }));
  expect(await screen.findByLabelText('Access token')).toHaveValue(secret);
  expect(network.sent('post', '/api/v1/access-tokens')).toEqual([
    { name: 'Tickets', scopes: ['read'], features: ['issues'], expiresInDays: 90 },
  ]);
});

test('an administrator may also let a program run the organization', async () => {
  play([]);
  const { user } = await renderSignedIn(<TokensPage />, { session: { roles: ['administrator'] } });
  await user.click(await screen.findByRole('button', { name: 'Make a token' }));
  expect(screen.getByRole('checkbox', { name: /^run the organization/ })).toBeEnabled();
});
