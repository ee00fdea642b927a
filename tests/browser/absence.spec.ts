import { expect, expectAccessible, expectNoSidewaysScroll, test } from './support/test.ts';
import { choose, collaborationId, deadlines, read, send, writeDate, type Items } from './support/people.ts';

// Somebody leaves the company here: no other test should miss him.
test.use({ ownProduct: 'absence' });
test.describe.configure({ mode: 'serial' });

const title = '展台背景画面 2 幅';

test('who is away names a deputy, who answers in his place; both names stay on record, also on paper', async ({ person }) => {
  test.setTimeout(180_000);
  const absent = await person('design.head@demo.example');
  const deputy = await person('product.head@demo.example');
  const requester = await person('market.manager@demo.example');
  const collaboration = await collaborationId(requester.request, 'Q4 新品推广');

  await test.step('he plans it in one form, and the page says who stands in', async () => {
    await absent.goto('/absence');
    await absent.getByRole('button', { name: '登记外出' }).click();
    await writeDate(absent.getByRole('textbox', { name: '最后一天' }), '2024-10-16');
    await choose(absent, absent.getByRole('combobox', { name: '代理人' }), '苏敏');
    await absent.getByRole('textbox', { name: '事由' }).fill('年假');
    await expectAccessible(absent);
    await absent.setViewportSize({ width: 390, height: 844 });
    await expectNoSidewaysScroll(absent);
    await absent.setViewportSize({ width: 1440, height: 900 });
    await absent.getByRole('button', { name: '登记', exact: true }).click();
    await expect(absent.getByRole('main').getByRole('heading', { level: 1 })).toContainText('由苏敏代理');
    await expectAccessible(absent);
  });

  await test.step('what is asked of him meanwhile is in her agenda, marked with his name', async () => {
    const { items } = await read<Items<{ id: string; name: string }>>(requester.request, '/departments?limit=100');
    await send(requester.request, '/resource-requests', {
      collaborationId: collaboration,
      providerDepartmentId: items.find((it) => it.name === '设计部')?.id,
      kind: 'material',
      title,
      quantity: 2,
      unit: '幅',
      neededFrom: '2024-10-15',
      neededUntil: '2024-10-20',
      purpose: '展会',
      usage: '按展台尺寸印刷',
    });
    await deputy.goto('/');
    await expect(deputy.getByText(/你在代理何清/)).toBeVisible();
    const duty = deputy.getByRole('article', { name: `答复市场部：${title}` });
    await expect(duty).toContainText('代何清');
    await expectAccessible(deputy);
    await duty.getByRole('button', { name: '答复' }).click();
    await duty.getByText('能提供', { exact: true }).click();
    await deputy.getByRole('button', { name: '发送答复' }).click();
    await expect(deputy.getByRole('status').filter({ hasText: '你答复了市场部' })).toBeVisible();
  });

  await test.step('the history and the certificate name both', async () => {
    const reply = (await deadlines(requester.request, collaboration, 'resourceReply')).find((it) => it.subject.title === title);
    expect(reply).toMatchObject({ state: 'met' });
    await requester.goto(`/deadlines/${reply?.id}`);
    await expect(requester.getByText('苏敏代何清办理')).toBeVisible();
    await requester.goto(`/deadlines/${reply?.id}/certificate`);
    await expect(requester.getByText('苏敏（代何清）').first()).toBeVisible();
    await expectAccessible(requester);
    await requester.setViewportSize({ width: 390, height: 844 });
    await expectNoSidewaysScroll(requester);
    await requester.setViewportSize({ width: 1440, height: 900 });
  });

  await test.step('back earlier, he ends it himself', async () => {
    await absent.goto('/absence');
    const mine = absent.getByRole('list', { name: '我的外出' });
    await mine.getByRole('button', { name: /提前结束/ }).click();
    await mine.getByRole('button', { name: '结束外出' }).click();
    await expect(absent.getByRole('main').getByRole('heading', { level: 1 })).toHaveText('你没有外出，也没有计划外出');
  });
});

test.describe('somebody leaves', () => {
  // One thing cannot go to the first who is named; and what the leaver still has open is refused from then on.
  test.use({ expectedStatuses: [401, 422] });

  test('one form hands over what is open; he is out at once, and the successor hears of it once', async ({ person }) => {
    test.setTimeout(180_000);
    const admin = await person('admin@demo.example');
    const leaver = await person('sales.head@demo.example');
    const successor = await person('sales.director@demo.example');
    await leaver.goto('/collaborations');
    await expect(leaver.getByRole('main').getByRole('heading', { level: 1 })).toBeVisible();

    await admin.goto('/admin/members');
    await admin
      .getByRole('listitem')
      .filter({ hasText: '陈立' })
      .getByRole('link', { name: /办理离职/ })
      .click();
    await expect(admin.getByRole('main').getByRole('heading', { level: 1 })).toHaveText(/^陈立离职：\d+ 件事要有人接手$/);
    await choose(admin, admin.getByRole('combobox', { name: '统一由谁接手' }), '高远');
    await expectAccessible(admin);
    await admin.setViewportSize({ width: 390, height: 844 });
    await expectNoSidewaysScroll(admin);
    await admin.setViewportSize({ width: 1440, height: 900 });
    await admin.getByRole('button', { name: '陈立离职，交接' }).click();
    // He already approves that task: said beside it, and somebody else follows there.
    await expect(admin.getByText('负责人不能审批自己的任务，请另选审批人。')).toBeVisible();
    await choose(admin, admin.getByRole('combobox', { name: '谁接手：渠道铺货排期' }).first(), '罗坤');
    await admin.getByRole('button', { name: '陈立离职，交接' }).click();
    await expect(admin).toHaveURL('/admin/members');

    // Without a reload: the connection of his page was cut.
    await expect(leaver.getByRole('button', { name: '登录', exact: true })).toBeVisible({
      timeout: 20_000,
    });
    const again = await leaver.request.post('/api/v1/session', {
      data: { email: 'sales.head@demo.example', password: 'Collab-demo-2026' },
    });
    expect(again.status()).toBe(401);

    const { items } = await read<Items<{ kind: string }>>(successor.request, '/me/notifications?limit=100');
    expect(items.filter((it) => it.kind === 'dutiesHandedOver')).toHaveLength(1);
    const collaboration = await collaborationId(successor.request, 'Q4 新品推广');
    await successor.goto(`/collaborations/${collaboration}`);
    await expect(successor.getByRole('main').getByRole('heading', { level: 1 })).toBeVisible();
    await expectAccessible(successor);
  });
});

test('the pages of outages and of one outage keep WCAG AA and fit a phone', async ({ person, product }) => {
  test.setTimeout(180_000);
  await product?.restart();
  const page = await person('admin@demo.example');
  await page.goto('/admin/outages');
  await expect(page.getByRole('main').getByRole('heading', { level: 1 })).toBeVisible();
  await expectAccessible(page);
  await page.setViewportSize({ width: 390, height: 844 });
  await expectNoSidewaysScroll(page);
});
