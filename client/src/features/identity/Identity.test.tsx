import { network, ok, playFrame, refusal, renderApp, renderSignedIn } from '@testing';
import { screen } from '@testing-library/react';
import { afterEach, expect, test, vi } from 'vitest';
import { ProviderPage } from './ProviderPage';

const come = (query: string) => globalThis.history.replaceState(null, '', `/sign-in/return${query}`);
afterEach(() => globalThis.history.replaceState(null, '', '/'));

test('whoever names the organization is sent to its provider', async () => {
  network.onReply('get', '/api/v1/session', () => refusal(401, 'unauthenticated'));
  network.on('get', '/api/v1/demo/accounts', { items: [] });
  const { user } = renderApp('/');
  await user.click(await screen.findByRole('button', { name: /organization’s provider/ }));
  network.onReply('post', '/api/v1/session/provider/look', () => refusal(403, 'provider.unknown', { detail: 'No organization.' }));
  await user.type(screen.getByLabelText(/or the name of your organization/), 'zhou@nowhere.example{Enter}');
  expect(await screen.findByText('No organization.')).toBeVisible();

  network.on('post', '/api/v1/session/provider/look', { name: 'Keycloak', organization: '云帆科技' });
  await user.clear(screen.getByLabelText(/or the name of your organization/));
  await user.type(screen.getByLabelText(/or the name of your organization/), 'zhou@company.example{Enter}');
  const assign = vi.spyOn(globalThis.location, 'assign').mockImplementation(() => undefined);
  network.on('post', '/api/v1/session/provider', { address: 'https://login.example/authorize?x=1' });
  await user.click(await screen.findByRole('button', { name: '云帆科技: sign in with Keycloak' }));
  await vi.waitFor(() => expect(assign).toHaveBeenCalledWith('https://login.example/authorize?x=1'));
  expect(network.sent('post', '/api/v1/session/provider')).toEqual([{ who: 'zhou@company.example' }]);
});

test('back from the provider one is inside, and the address keeps nothing of it', async () => {
  come('?state=s&code=c');
  const who = playFrame();
  network.onReply('post', '/api/v1/session/provider/return', () => ok({ purpose: 'signIn', session: who }));
  renderApp('/sign-in/return');
  expect(await screen.findByRole('button', { name: /周岚: language and sign-out/ })).toBeInTheDocument();
  expect(network.sent('post', '/api/v1/session/provider/return')).toEqual([{ state: 's', code: 'c' }]);
  expect(globalThis.location.search).toBe('');
});

test('who is refused reads why, and who turned back at the provider begins again', async () => {
  come('?state=s&code=c');
  network.onReply('post', '/api/v1/session/provider/return', () =>
    refusal(403, 'provider.notAdmitted', { detail: 'You are no member here.' }),
  );
  const { unmount } = renderApp('/sign-in/return');
  expect(await screen.findByRole('alert')).toHaveTextContent('You are no member here.');
  unmount();
  come('?state=s&error=access_denied');
  renderApp('/sign-in/return');
  expect(await screen.findByRole('alert')).toHaveTextContent('sent back without a sign-in');
  expect(screen.getByRole('link', { name: 'To the sign-in' })).toHaveAttribute('href', '/');
});

test('an administrator names the provider and whom it lets in', async () => {
  network.on('get', '/api/v1/organization/identity-provider/return-address', { address: 'https://collab.example/sign-in/return' });
  network.onReply('get', '/api/v1/organization/identity-provider', () => refusal(404, 'notFound'));
  network.on('get', '/api/v1/departments', { items: [], nextCursor: null });
  const { user } = await renderSignedIn(<ProviderPage />, { session: { roles: ['administrator'] } });
  expect(await screen.findByLabelText('Redirect address')).toHaveValue('https://collab.example/sign-in/return');
  await user.type(screen.getByLabelText('Issuer'), 'https://login.example/realms/company');
  await user.type(screen.getByLabelText('Client id'), 'collab');
  await user.type(screen.getByLabelText('Client secret'), 'secret');
  await user.type(screen.getByLabelText('Name on the button'), 'Keycloak');
  await user.type(screen.getByLabelText('E-mail domains'), 'company.example{Enter}');
  network.onReply('put', '/api/v1/organization/identity-provider', () =>
    refusal(422, 'provider.issuerInvalid', { errors: { '$.issuer': ['The issuer is an https address.'] } }),
  );
  await user.click(screen.getByRole('button', { name: /^Save/ }));
  expect(await screen.findByText('The issuer is an https address.')).toBeVisible();
  expect(network.sent('put', '/api/v1/organization/identity-provider')[0]).toEqual({
    name: 'Keycloak',
    issuer: 'https://login.example/realms/company',
    clientId: 'collab',
    secret: 'secret',
    domains: ['company.example'],
    trustsEmail: false,
    groupClaim: null,
    groupValue: null,
    departmentId: null,
    required: false,
    strongAcr: null,
  });
});
