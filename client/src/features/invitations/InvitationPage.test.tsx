import { network, ok, playFrame, refusal, renderApp } from '@testing';
import { screen } from '@testing-library/react';
import { expect, test } from 'vitest';

test('whoever is invited is greeted by name, chooses a password and is inside', async () => {
  network.on('post', '/api/v1/invitations/look', { name: '孟夏', email: 'meng@demo.example', organization: '云帆科技', language: 'zh-CN' });
  const { user, router } = renderApp('/invitation#token=secret');
  expect(await screen.findByRole('heading', { name: '孟夏, choose a password' })).toBeVisible();
  expect(screen.getByLabelText('E-mail')).toHaveValue('meng@demo.example');

  const who = playFrame();
  network.onReply('post', '/api/v1/invitations/accept', () => ok(who));
  await user.type(screen.getByLabelText('Password'), 'correct battery staple{Enter}');

  expect(await screen.findByRole('button', { name: /周岚: language and sign-out/ })).toBeInTheDocument();
  expect(network.sent('post', '/api/v1/invitations/accept')).toEqual([{ token: 'secret', password: 'correct battery staple' }]);
  expect(router.state.location.hash).toBe('');
});

test('a link that opens nothing says whom to ask', async () => {
  network.onReply('post', '/api/v1/invitations/look', () =>
    refusal(403, 'invitation.invalid', { detail: 'Ask your administrator for a new one.' }),
  );
  renderApp('/invitation#token=old');
  expect(await screen.findByRole('alert')).toHaveTextContent('Ask your administrator for a new one.');
  expect(screen.queryByLabelText('Password')).not.toBeInTheDocument();
});
