import { api, unwrap } from '@api';
import { Page } from '@components';
import { network, ok, playFrame, refusal, renderApp, zhouLan } from '@testing';
import { useQuery } from '@tanstack/react-query';
import { screen, waitFor, within } from '@testing-library/react';
import { Input } from 'antd';
import type { RouteObject } from 'react-router';
import { expect, test } from 'vitest';

function Departments() {
  const { data } = useQuery({ queryKey: ['departments'], queryFn: () => unwrap(api.GET('/api/v1/departments')) });
  return (
    <Page name="Departments" heading={`${data?.items.length ?? 'No'} departments`}>
      <Input aria-label="Note" />
    </Page>
  );
}

const pages: RouteObject[] = [{ path: 'departments', element: <Departments /> }];
const departments = { items: [], nextCursor: null };

const nobody = () => network.onReply('get', '/api/v1/session', () => refusal(401, 'session.required'));
const noDemo = () => network.onReply('get', '/api/v1/demo/accounts', () => refusal(404, 'notFound'));

test('who is not signed in signs in and lands where the link pointed', async () => {
  nobody();
  noDemo();
  network.on('get', '/api/v1/departments', departments);
  const { user } = renderApp('/departments', pages);
  expect(await screen.findByRole('heading', { name: 'Sign in to Collab' })).toBeVisible();
  expect(document.title).toBe('Sign in · Collab');

  const who = playFrame();
  network.onReply('post', '/api/v1/session', () => ok(who));
  await user.type(screen.getByLabelText('E-mail'), who.member.email);
  await user.type(screen.getByLabelText('Password'), 'a secret');
  await user.click(screen.getByRole('button', { name: 'Sign in' }));

  expect(await screen.findByRole('heading', { name: '0 departments' })).toBeVisible();
  expect(network.sent('post', '/api/v1/session')).toEqual([{ email: who.member.email, password: 'a secret' }]);
});

test('a wrong password and an unknown person get the same sentence, and the e-mail stays', async () => {
  nobody();
  noDemo();
  network.onReply('post', '/api/v1/session', () => refusal(401, 'session.wrong'));
  const { user } = renderApp();
  await user.type(await screen.findByLabelText('E-mail'), 'who@demo.example');
  await user.type(screen.getByLabelText('Password'), 'wrong{Enter}');
  expect(await screen.findByRole('alert')).toHaveTextContent('E-mail or password is wrong.');
  expect(screen.getByLabelText('E-mail')).toHaveValue('who@demo.example');
});

test('in demo mode a click on a person signs in', async () => {
  nobody();
  network.on('get', '/api/v1/demo/accounts', {
    items: [{ email: 'sales.head@demo.example', name: '陈立', title: '负责人', department: '销售部', role: 'liaison' }],
  });
  const { user } = renderApp('/departments', pages);
  const person = await screen.findByRole('button', { name: /陈立/ });
  const who = playFrame();
  network.on('get', '/api/v1/departments', departments);
  network.onReply('post', '/api/v1/session', () => ok(who));
  await user.click(person);
  expect(await screen.findByRole('heading', { name: '0 departments' })).toBeVisible();
  expect(network.sent('post', '/api/v1/session')).toEqual([{ email: 'sales.head@demo.example', password: 'Collab-demo-2026' }]);
});

test('an expired sign-in asks again over the page, which keeps what was typed', async () => {
  const who = playFrame();
  network.on('get', '/api/v1/departments', departments);
  const { user, queryClient } = renderApp('/departments', pages);
  await user.type(await screen.findByLabelText('Note'), 'half a sentence');

  network.onReply('get', '/api/v1/departments', () => refusal(401, 'session.required'));
  await queryClient.invalidateQueries({ queryKey: ['departments'] });
  const dialog = await screen.findByRole('dialog');
  await waitFor(() => expect(within(dialog).getByText('Your sign-in expired; sign in again')).toBeVisible());
  expect(within(dialog).getByLabelText('E-mail')).toHaveValue(who.member.email);

  network.on('get', '/api/v1/departments', departments);
  network.onReply('post', '/api/v1/session', () => ok(who));
  await user.type(within(dialog).getByLabelText('Password'), 'a secret{Enter}');
  await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument());
  expect(screen.getByLabelText('Note')).toHaveValue('half a sentence');
});

test('signing out leaves nothing of the person behind', async () => {
  playFrame();
  network.on('get', '/api/v1/departments', departments);
  noDemo();
  network.onReply('delete', '/api/v1/session', () => ok(undefined, 204));
  const { user, queryClient } = renderApp('/departments', pages);
  await user.click(await screen.findByRole('button', { name: /周岚: language and sign-out/ }));
  await user.click(await screen.findByText('Sign out'));
  expect(await screen.findByRole('heading', { name: 'Sign in to Collab' })).toBeVisible();
  expect(queryClient.getQueryData(['departments'])).toBeUndefined();
});

test('the language changes at once, on the page, in the document and for the server', async () => {
  playFrame();
  network.on('get', '/api/v1/departments', departments);
  network.onReply('patch', '/api/v1/me', () => ok({ ...zhouLan, language: 'zh-CN' }));
  const { user } = renderApp('/departments', pages);
  await user.click(await screen.findByRole('button', { name: /周岚: language and sign-out/ }));
  await user.click(await screen.findByText('中文'));
  expect(await screen.findByRole('link', { name: '跳到正文' })).toBeInTheDocument();
  expect(document.documentElement.lang).toBe('zh-CN');
  expect(network.sent('patch', '/api/v1/me')).toEqual([{ language: 'zh-CN' }]);
});

test('an address that leads nowhere says so and shows the way back', async () => {
  playFrame();
  renderApp('/nowhere');
  expect(await screen.findByRole('heading', { name: 'No such page' })).toBeVisible();
  expect(screen.getByRole('link', { name: 'Back to my agenda' })).toHaveAttribute('href', '/');
});

test('a server that fails at the start is said, with the number for the administrator and another try', async () => {
  network.onReply('get', '/api/v1/session', () => refusal(503, 'server.starting', { traceId: '7f3a2b1c9d' }));
  const { user } = renderApp('/nowhere');
  expect(await screen.findByRole('alert')).toHaveTextContent('give your administrator the number 7f3a2b1c');
  playFrame();
  await user.click(screen.getByRole('button', { name: 'Try again' }));
  expect(await screen.findByRole('heading', { name: 'No such page' })).toBeVisible();
});
