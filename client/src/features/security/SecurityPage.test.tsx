import { network, ok, playFrame, refusal, renderApp, renderSignedIn } from '@testing';
import { screen, waitFor, within } from '@testing-library/react';
import { beforeEach, expect, test, vi } from 'vitest';
import { SecurityPage } from './SecurityPage';

const codes = Array.from({ length: 10 }, (_, index) => `ABCDEF-GHJKLM-NPQRST-UVWXY${index}`);
const begun = { secret: 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ', address: 'otpauth://totp/Collab:a?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ' };
const none = { enabled: false, policy: 'optional', since: null, recoveryCodesLeft: 0 } as const;
const enabled = { enabled: true, policy: 'optional', since: '2024-10-11T02:00:00Z', recoveryCodesLeft: 10 } as const;

beforeEach(() => network.on('get', '/api/v1/me/sessions', { items: [] }));
beforeEach(() => network.on('get', '/api/v1/me/identity', { provider: null, required: false, linkedAt: null }));

test('an app is set up by QR code or by hand, and its recovery codes are shown once', async () => {
  network.on('get', '/api/v1/me/second-factor', none);
  const { user } = await renderSignedIn(<SecurityPage />);
  expect(await screen.findByRole('heading', { name: 'Signing in as you takes your password alone' })).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'Set up an app' }));
  network.on('post', '/api/v1/me/second-factor', begun);
  await user.click(screen.getByRole('button', { name: 'Show the code to scan' }));
  expect(await screen.findByRole('img', { name: 'QR code for the authenticator app' })).toBeVisible();
  expect(screen.getByLabelText(/type this secret/)).toHaveValue('GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ');

  network.onReply('post', '/api/v1/me/second-factor/confirmation', () =>
    refusal(422, 'secondFactor.wrongCode', { errors: { '$.code': ['The code is wrong.'] } }),
  );
  await user.type(screen.getByLabelText('Code'), '000000{Enter}');
  expect(await screen.findByText('The code is wrong.')).toBeVisible();

  network.onReply('post', '/api/v1/me/second-factor/confirmation', () => {
    network.on('get', '/api/v1/me/second-factor', enabled);
    return ok({ codes });
  });
  await user.clear(screen.getByLabelText('Code'));
  await user.type(screen.getByLabelText('Code'), '287082{Enter}');
  expect(within(await screen.findByRole('list', { name: 'Recovery codes' })).getAllByRole('listitem')).toHaveLength(10);
  expect(await screen.findByRole('heading', { name: 'Signing in as you takes your password and a code' })).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'I have kept them' }));
  expect(screen.queryByText(codes[0] ?? '')).not.toBeInTheDocument();
  expect(screen.getByText('10 recovery codes left')).toBeVisible();
});

test('signing in asks for a code after the password', async () => {
  network.onReply('post', '/api/v1/session', () => refusal(401, 'session.secondFactorNeeded'));
  network.onReply('get', '/api/v1/session', () => refusal(401, 'unauthenticated'));
  network.on('get', '/api/v1/demo/accounts', { items: [] });
  const { user } = renderApp('/');
  await user.type(await screen.findByLabelText('E-mail'), 'market.manager@demo.example');
  await user.type(screen.getByLabelText('Password'), 'right{Enter}');
  const who = playFrame();
  network.onReply('post', '/api/v1/session/second-factor', () => ok(who));
  await user.type(await screen.findByLabelText('Code'), '287082{Enter}');
  expect(await screen.findByRole('button', { name: /周岚: language and sign-out/ })).toBeInTheDocument();
  expect(network.sent('post', '/api/v1/session/second-factor')).toEqual([{ code: '287082' }]);
});

test('where the organization requires it one sets it up before anything else', async () => {
  network.onReply('post', '/api/v1/session', () => refusal(401, 'session.secondFactorToSetUp'));
  network.onReply('get', '/api/v1/session', () => refusal(401, 'unauthenticated'));
  network.on('get', '/api/v1/demo/accounts', { items: [] });
  const { user } = renderApp('/');
  await user.type(await screen.findByLabelText('E-mail'), 'market.manager@demo.example');
  await user.type(screen.getByLabelText('Password'), 'right{Enter}');
  network.on('post', '/api/v1/session/second-factor/enrolment', begun);
  await user.click(await screen.findByRole('button', { name: 'Show the code to scan' }));
  const who = playFrame();
  network.onReply('post', '/api/v1/session/second-factor/confirmation', () => ok({ session: who, recoveryCodes: codes }));
  await user.type(await screen.findByLabelText('Code'), '287082{Enter}');
  expect(within(await screen.findByRole('list', { name: 'Recovery codes' })).getAllByRole('listitem')).toHaveLength(10);
  await user.click(screen.getByRole('button', { name: 'I have kept them' }));
  expect(await screen.findByRole('button', { name: /周岚: language and sign-out/ })).toBeInTheDocument();
});

test('what is dangerous asks for the password over the page and then does what was asked', async () => {
  playFrame();
  network.on('get', '/api/v1/me/second-factor', enabled);
  const { user } = renderApp('/security');
  await user.click(await screen.findByRole('button', { name: 'New recovery codes' }));
  await user.type(screen.getByLabelText('Code'), '287082');

  network.onReply('post', '/api/v1/me/second-factor/recovery-codes', () => refusal(403, 'session.proofNeeded'));
  network.on('get', '/api/v1/session/proof', { password: true, code: true });
  await user.click(screen.getByRole('button', { name: 'Make new codes' }));
  const over = await screen.findByRole('dialog', { name: 'Prove again who you are' });
  network.onReply('post', '/api/v1/session/proof', () =>
    refusal(422, 'secondFactor.wrongPassword', { errors: { '$.password': ['The password is wrong.'] } }),
  );
  await user.type(await within(over).findByLabelText('Password'), 'wrong{Enter}');
  expect(await within(over).findByText('The password is wrong.')).toBeVisible();

  network.onReply('post', '/api/v1/session/proof', () => {
    network.onReply('post', '/api/v1/me/second-factor/recovery-codes', () => ok({ codes }));
    return ok(null, 204);
  });
  await user.clear(within(over).getByLabelText('Password'));
  await user.type(within(over).getByLabelText('Password'), 'right{Enter}');
  expect(await screen.findByRole('list', { name: 'Recovery codes' })).toBeVisible();
  expect(network.sent('post', '/api/v1/me/second-factor/recovery-codes')).toEqual([{ code: '287082' }, { code: '287082' }]);
});

test('who leaves the question is told why it was not done', async () => {
  playFrame();
  network.on('get', '/api/v1/me/second-factor', none);
  const { user } = renderApp('/security');
  await user.click(await screen.findByRole('button', { name: 'Set up an app' }));
  network.onReply('post', '/api/v1/me/second-factor', () => refusal(403, 'session.proofNeeded', { detail: 'Prove again who you are.' }));
  network.on('get', '/api/v1/session/proof', { password: true, code: false });
  await user.click(screen.getByRole('button', { name: 'Show the code to scan' }));
  const over = await screen.findByRole('dialog', { name: 'Prove again who you are' });
  await user.click(await within(over).findByRole('button', { name: 'Leave it' }));
  expect(await screen.findByRole('alert')).toHaveTextContent('Prove again who you are.');
});

const laptop = {
  id: 'here',
  browser: 'Edge',
  system: 'Windows',
  address: '10.0.0.7',
  begunAt: '2024-10-11T01:00:00Z',
  lastUsedAt: '2024-10-11T01:55:00Z',
  present: true,
};
const phone = { ...laptop, id: 'phone', browser: 'Safari', system: 'iPhone', present: false };
const third = { ...laptop, id: 'third', browser: null, system: null, address: null, present: false };

test('where one is signed in is shown in words; one sign-in is ended, then all others', async () => {
  network.on('get', '/api/v1/me/second-factor', none);
  network.on('get', '/api/v1/me/sessions', { items: [laptop, phone, third] });
  const { user } = await renderSignedIn(<SecurityPage />);
  const list = await screen.findByRole('list', { name: 'Signed in on' });
  const [first, second, last] = within(list).getAllByRole('listitem');
  expect(first).toHaveTextContent(/^Edge on Windows · this device.*address 10\.0\.0\.7$/);
  expect(within(first as HTMLElement).queryByRole('button')).not.toBeInTheDocument();
  expect(second).toHaveTextContent(/^Safari on iPhone/);
  expect(last).toHaveTextContent(/^Unknown device/);

  network.onReply('delete', '/api/v1/me/sessions/{id}', () => {
    network.on('get', '/api/v1/me/sessions', { items: [laptop, third, { ...third, id: 'fourth' }] });
    return ok(null, 204);
  });
  await user.click(within(second as HTMLElement).getByRole('button', { name: 'End Safari on iPhone' }));
  await waitFor(() => expect(screen.queryByText('Safari on iPhone')).not.toBeInTheDocument());
  expect(network.seen.find((it) => it.method === 'DELETE')?.url).toBe('/api/v1/me/sessions/phone');

  network.onReply('post', '/api/v1/me/sessions/end-others', () => {
    network.on('get', '/api/v1/me/sessions', { items: [laptop] });
    return ok(null, 204);
  });
  await user.click(screen.getByRole('button', { name: 'End 2 other sign-ins' }));
  await waitFor(() => expect(within(list).getAllByRole('listitem')).toHaveLength(1));
});

test('a password is changed with the present one; a wrong one is said at its field', async () => {
  network.on('get', '/api/v1/me/second-factor', none);
  network.onReply('post', '/api/v1/me/password', () =>
    refusal(422, 'password.presentWrong', { errors: { '$.present': ['The present password is wrong.'] } }),
  );
  const { user } = await renderSignedIn(<SecurityPage />);
  await user.click(await screen.findByRole('button', { name: 'Change the password' }));
  await user.type(screen.getByLabelText('Present password'), 'old one');
  await user.type(screen.getByLabelText('New password'), 'correct battery staple');
  await user.click(screen.getByRole('button', { name: /^Change the password/ }));
  expect(await screen.findByText('The present password is wrong.')).toBeVisible();

  network.onReply('post', '/api/v1/me/password', () => ok(null, 204));
  await user.type(screen.getByLabelText('Present password'), ' now');
  await user.click(screen.getByRole('button', { name: /^Change the password/ }));
  expect(await screen.findByText('The password is changed, and you are signed out on all other devices.')).toBeVisible();
  expect(network.sent('post', '/api/v1/me/password').at(-1)).toEqual({ present: 'old one now', password: 'correct battery staple' });
  // Nothing of it stays on the device.
  expect(JSON.stringify(localStorage)).not.toContain('battery');
});

test('one links oneself with the organization’s provider', async () => {
  network.on('get', '/api/v1/me/second-factor', none);
  network.on('get', '/api/v1/me/identity', { provider: 'Keycloak', required: false, linkedAt: null });
  const assign = vi.spyOn(globalThis.location, 'assign').mockImplementation(() => undefined);
  network.on('post', '/api/v1/me/identity', { address: 'https://login.example/authorize?x=1' });
  const { user } = await renderSignedIn(<SecurityPage />);
  await user.click(await screen.findByRole('button', { name: 'Link with Keycloak' }));
  await vi.waitFor(() => expect(assign).toHaveBeenCalledWith('https://login.example/authorize?x=1'));
});
