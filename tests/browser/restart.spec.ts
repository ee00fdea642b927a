import type { APIRequestContext } from '@playwright/test';
import { expect, test } from './support/test.ts';
import { collaborationId, deadlines, read, send, type Deadline, type Items } from './support/people.ts';

test.use({ ownProduct: 'restart' });

interface Notification {
  kind: string;
  deadlineId: string | null;
}

const told = async (request: APIRequestContext, { id }: Deadline) =>
  (await read<Items<Notification>>(request, '/me/notifications?limit=100')).items
    .filter((it) => it.deadlineId === id && (it.kind === 'deadlineBreached' || it.kind === 'deadlineEscalated'))
    .map((it) => it.kind);

interface Event {
  event: string;
  at: string;
}

const history = async (request: APIRequestContext, { id }: Deadline) =>
  (await read<Items<Event>>(request, `/deadlines/${id}/history`)).items;

test('a breach is told once to design and a workday later to the sponsor, and kill -9 repeats and loses nothing', async ({
  person,
  clock,
  product,
}) => {
  test.setTimeout(240_000);
  if (!product) throw new Error('This test needs a product of its own.');
  const manager = (await person('market.manager@demo.example')).request;
  const design = (await person('design.head@demo.example')).request;
  const sponsor = (await person('sponsor@demo.example')).request;
  const id = await collaborationId(manager, 'Q4 新品推广');
  const { items } = await read<Items<{ id: string; name: string }>>(manager, '/departments?limit=100');
  const provider = items.find((it) => it.name === '设计部');

  await clock({ now: '2024-10-11T15:00:00+08:00' });
  const request = await send<{ id: string; deadline: { dueAt: string } }>(manager, '/resource-requests', {
    collaborationId: id,
    providerDepartmentId: provider?.id,
    kind: 'material',
    title: '线下门店海报',
    quantity: 20,
    unit: '张',
    purpose: '10 家门店的线下推广',
    usage: '每家门店张贴 2 张',
    neededFrom: '2024-10-15',
    neededUntil: '2024-10-20',
  });
  // The demo's time runs on while the request is sent.
  const { dueAt } = request.deadline;
  expect(dueAt).toMatch(/^2024-10-14T07:00:/);
  const after = (hours: number, seconds: number) => new Date(Date.parse(dueAt) + (hours * 3600 + seconds) * 1000).toISOString();
  const reply = async (): Promise<Deadline> => {
    const found = (await deadlines(design, id, 'resourceReply')).find((it) => it.subject.id === request.id);
    if (!found) throw new Error('The deadline of the request is gone.');
    return found;
  };

  await test.step('a minute before nothing is late', async () => {
    await clock({ now: after(0, -60) });
    expect(await reply()).toMatchObject({ state: 'open' });
    expect(await told(design, await reply())).toEqual([]);
  });

  await test.step('a second after the due time it is, once, at its true time, and design is told', async () => {
    await clock({ now: after(0, 1) });
    expect(await reply()).toMatchObject({ state: 'breached', breachedAt: dueAt });
    await expect.poll(async () => told(design, await reply())).toHaveLength(1);
    expect(await told(sponsor, await reply())).toEqual([]);
  });

  const before = { history: await history(design, await reply()), deadlines: await deadlines(manager, id, 'resourceReply') };

  await test.step('after kill -9 and a start nothing is told again and nothing is missing', async () => {
    await product.kill();
    await product.start();
    expect(await told(design, await reply())).toHaveLength(1);
    expect(await history(design, await reply())).toEqual(before.history);
    expect((await deadlines(manager, id, 'resourceReply')).map((it) => it.id).sort()).toEqual(before.deadlines.map((it) => it.id).sort());
  });

  await test.step('one workday later the sponsor is told, also once; design is not told again', async () => {
    await clock({ now: after(24, 1) });
    await expect.poll(async () => told(sponsor, await reply())).toHaveLength(1);
    expect(await told(design, await reply())).toHaveLength(1);
    expect((await history(design, await reply())).filter((it) => it.event === 'breached')).toHaveLength(1);
  });
});
