import { demoStart, linSu, me, network, playDuties, q4, renderSignedIn } from '@testing';
import { screen, within } from '@testing-library/react';
import { Route, Routes } from 'react-router';
import { beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { CertificatePage } from './CertificatePage';

const base64url = (bytes: Uint8Array) =>
  btoa(String.fromCharCode(...bytes))
    .replace(/\+/g, '-')
    .replace(/\//g, '_')
    .replace(/=+$/, '');
const encoded = (value: unknown) => base64url(new TextEncoder().encode(JSON.stringify(value)));

const step = {
  level: 0,
  recordedAt: demoStart,
  dueAt: '2024-10-14T01:00:00Z',
  recipient: null,
  channel: null,
  inDigest: false,
  seenAt: null,
  actor: null,
  reason: null,
  recipientFor: null,
  actorFor: null,
};
const content = {
  type: 'collab.deadline',
  issuedAt: '2024-10-15T02:00:00Z',
  organization: { id: 'o1', name: '云帆科技' },
  id: 'd1',
  kind: 'resourceReply',
  subject: { type: 'resourceRequest', id: 'r1', title: '陈列补贴' },
  collaboration: q4,
  owner: { department: { id: 'dep', name: '市场部' }, member: me },
  state: 'breached',
  metAt: null,
  breachedAt: '2024-10-14T01:00:00Z',
  why: {
    unit: 'workdays',
    amount: 2,
    policyEdition: 3,
    startedAt: '2024-10-10T12:00:00Z',
    countsFrom: '2024-10-11T01:00:00Z',
    dueAt: '2024-10-14T01:00:00Z',
    calendar: { id: 'c1', name: '中国大陆' },
    calendarEdition: 2,
    calendarKnownSince: demoStart,
    provisional: false,
    pauses: [],
    remindAt: [],
    days: [
      { date: '2024-10-12', kind: 'makeUpWorkday', name: '国庆节', counted: 1 },
      { date: '2024-10-13', kind: 'dayOff', name: null, counted: null },
      { date: '2024-10-14', kind: 'workday', name: null, counted: 2 },
    ],
  },
  history: [
    { ...step, sequence: 1, at: '2024-10-10T12:00:00Z', recordedAt: '2024-10-10T12:00:00Z', event: 'opened' },
    { ...step, sequence: 2, at: '2024-10-13T01:00:00Z', event: 'reminded' },
    {
      ...step,
      sequence: 3,
      at: '2024-10-14T01:00:00Z',
      recordedAt: '2024-10-14T03:00:00Z',
      event: 'breached',
      level: 1,
      recipient: me,
      channel: 'inApp',
      inDigest: true,
      recipientFor: linSu,
      seenAt: '2024-10-14T04:30:00Z',
    },
  ],
};

let key: CryptoKeyPair;
let signed: string;

beforeAll(async () => {
  key = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, ['sign', 'verify']);
  const body = `${encoded({ alg: 'ES256', typ: 'JWT', kid: 'key-7' })}.${encoded(content)}`;
  const signature = await crypto.subtle.sign({ name: 'ECDSA', hash: 'SHA-256' }, key.privateKey, new TextEncoder().encode(body));
  signed = `${body}.${base64url(new Uint8Array(signature))}`;
});

beforeEach(async () => {
  playDuties();
  const { x = '', y = '' } = await crypto.subtle.exportKey('jwk', key.publicKey);
  network.on('get', '/api/v1/certificate-keys', { keys: [{ kty: 'EC', crv: 'P-256', x, y, kid: 'key-7', alg: 'ES256', use: 'sig' }] });
});

const show = (certificate: string) => {
  network.on('get', '/api/v1/deadlines/{id}/certificate', { certificate });
  return renderSignedIn(
    <Routes>
      <Route path="deadlines/:id/certificate" element={<CertificatePage />} />
    </Routes>,
    { session: { language: 'zh-CN' }, path: '/deadlines/d1/certificate' },
  );
};

test('it says what was due, why, who was told how and when it was seen, and that the signature holds', async () => {
  const { user } = await show(signed);
  const sheet = await screen.findByRole('article', { name: '时限凭证' });
  expect(sheet).toHaveTextContent('市场部 · 周岚');
  expect(sheet).toHaveTextContent('签发时已逾期，没有完成。 逾期时间 2024-10-14 09:00');
  expect(sheet).toHaveTextContent('规则第 3 版，日历「中国大陆」第 2 版');
  expect(
    within(sheet)
      .getAllByRole('listitem')
      .map((it) => it.textContent),
  ).toEqual(['2024-10-12 第 1 个工作日', '2024-10-13 不计（休息日）', '2024-10-14 第 2 个工作日']);
  expect(
    within(sheet)
      .getAllByRole('row')
      .slice(1)
      .map((it) => it.textContent),
  ).toEqual([
    '2024-10-10 20:00开始计时',
    '2024-10-13 09:00提醒已过时，没有发',
    '2024-10-14 09:00记录于 2024-10-14 11:00逾期周岚（代林溯） · 应用内通知（汇总）2024-10-14 12:30',
  ]);
  expect(sheet).toHaveTextContent('key-7');
  expect(sheet).toHaveTextContent('签名有效，内容与签发时一致');
  const print = vi.fn();
  vi.stubGlobal('print', print);
  await user.click(screen.getByRole('button', { name: '打印' }));
  expect(print).toHaveBeenCalledOnce();
  vi.unstubAllGlobals();
});

test('a changed byte: the page says that the signature does not hold', async () => {
  const [header, , signature] = signed.split('.');
  await show(`${header}.${encoded({ ...content, state: 'met', metAt: '2024-10-13T01:00:00Z' })}.${signature}`);
  expect(await screen.findByText(/签名无效/)).toBeVisible();
});
