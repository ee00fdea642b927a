import { network, ok, playFrame, refusal, renderApp } from '@testing';
import { screen } from '@testing-library/react';
import { expect, test } from 'vitest';

const fill = async (user: ReturnType<typeof renderApp>['user'], password: string) => {
  await user.type(await screen.findByLabelText('Name of the organization'), '启明公司');
  await user.type(screen.getByLabelText('First department'), '综合部');
  await user.type(screen.getByLabelText('Your name'), '陈宇');
  await user.type(screen.getByLabelText('E-mail'), 'chen@qiming.example');
  await user.type(screen.getByLabelText('Password'), password);
};

test('the link from the console founds the organization and leads into it; what is refused is said at its field', async () => {
  network.on('get', '/api/v1/setup', { open: true });
  network.onReply('post', '/api/v1/setup', () =>
    refusal(422, 'password.common', { errors: { '$.password': ['Too many people use this password; choose another.'] } }),
  );
  const { user, router } = renderApp('/setup#token=secret');
  await fill(user, 'password1234');
  await user.click(screen.getByRole('button', { name: 'Found and sign in' }));
  expect(await screen.findByText('Too many people use this password; choose another.')).toBeVisible();

  const who = playFrame();
  network.onReply('post', '/api/v1/setup', () => ok(who));
  await user.clear(screen.getByLabelText('Password'));
  await user.type(screen.getByLabelText('Password'), 'correct battery staple');
  await user.click(screen.getByRole('button', { name: 'Found and sign in' }));

  expect(await screen.findByRole('button', { name: /周岚: language and sign-out/ })).toBeInTheDocument();
  expect(network.sent('post', '/api/v1/setup').at(-1)).toEqual({
    token: 'secret',
    organization: '启明公司',
    timeZone: 'Asia/Shanghai',
    language: 'en',
    department: '综合部',
    name: '陈宇',
    email: 'chen@qiming.example',
    password: 'correct battery staple',
  });
  // The secret is left behind.
  expect(router.state.location).toMatchObject({ pathname: '/', hash: '' });
});

test('a link that is no longer good says what to do', async () => {
  network.on('get', '/api/v1/setup', { open: true });
  network.onReply('post', '/api/v1/setup', () => refusal(403, 'setup.linkInvalid', { detail: 'Start Collab again.' }));
  const { user } = renderApp('/setup#token=old');
  await fill(user, 'correct battery staple');
  await user.click(screen.getByRole('button', { name: 'Found and sign in' }));
  expect(await screen.findByRole('alert')).toHaveTextContent('Start Collab again.');
});

test('without the secret there is no form, and with an organization there is the way to sign in', async () => {
  network.on('get', '/api/v1/setup', { open: true });
  const { unmount } = renderApp('/setup');
  expect(await screen.findByText('Open the link that Collab showed on its console when it started.')).toBeVisible();
  unmount();
  network.onReply('get', '/api/v1/setup', () => refusal(404, 'notFound'));
  renderApp('/setup#token=secret');
  expect(await screen.findByRole('heading', { name: 'Collab is set up' })).toBeVisible();
  expect(screen.getByRole('link', { name: 'Sign in' })).toHaveAttribute('href', '/');
});
