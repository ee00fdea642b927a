import { expect, expectAccessible, test } from './support/test.ts';
import { choose, collaborationId, deadlines, read, writeDate, type Items } from './support/people.ts';

test.use({ ownProduct: 'worked-example' });

/** A wall time of the demo's week in the organization's zone. */
const october = (day: number, time: string) => `2024-10-${day}T${time}+08:00`;

test('Q4 新品推广 from the issue at 14:00 past Friday 17:00, lived by marketing, sales and design', async ({ person, clock }) => {
  test.setTimeout(240_000);
  const manager = await person('market.manager@demo.example');
  const id = await collaborationId(manager.request, 'Q4 新品推广');
  const collaboration = `/collaborations/${id}`;

  await test.step('the page of the collaboration shows six steps, and the gap in the second', async () => {
    await manager.goto(collaboration);
    await expect(manager.getByRole('heading', { level: 1, name: 'Q4 新品推广' })).toBeVisible();
    const steps = manager.getByRole('list', { name: '六个步骤' }).getByRole('listitem');
    await expect(steps).toHaveCount(6);
    await expect(steps.nth(1)).toContainText('有缺口');
    await expect(steps.nth(1)).toContainText('1 项任务缺审批人');
    await expect(manager.getByRole('link', { name: '「线下推广」还没有审批人' })).toBeVisible();
  });

  let issue = '';
  await test.step('14:00: 陈立 reports that the material failed its review, and reads the promise of 24 hours', async () => {
    await clock({ now: october(11, '14:00:00') });
    const sales = await person('sales.head@demo.example');
    await sales.goto(`${collaboration}/issues`);
    await sales.getByRole('button', { name: '报告问题' }).click();
    await expect(sales.getByText('提交后，牵头部门 24 小时内组织讨论并定下措施。')).toBeVisible();
    await expect(sales.getByRole('textbox', { name: '问题', exact: true })).toBeFocused();
    await sales.keyboard.type('线上广告素材审核未通过');
    await sales.keyboard.press('Tab');
    await sales.keyboard.type('线上广告素材没有通过平台审核。');
    await sales.keyboard.press('Tab');
    await sales.keyboard.type('上线推迟 2 天，曝光受影响。');
    await sales.keyboard.press('Tab');
    await sales.keyboard.type('设计部 10月12日 10:00 前重做素材。');
    await sales.keyboard.press('Control+Enter');
    await expect(sales.getByRole('heading', { level: 1, name: '线上广告素材审核未通过' })).toBeVisible();
    await expect(sales.getByRole('main')).toContainText('牵头部门最晚答复');
    await expect(sales.getByRole('main').getByRole('link', { name: /明天 14:0\d/ })).toBeVisible();
    issue = new URL(sales.url()).pathname;
  });

  await test.step('15:00: marketing asks design for a poster template: due on Monday at 15:00, on both sides', async () => {
    await clock({ now: october(11, '15:00:00') });
    await manager.goto(`${collaboration}/resources?new=1`);
    await choose(manager, manager.getByRole('combobox', { name: '向哪个部门申请' }), '设计部');
    await expect(manager.getByText(/现在提交，设计部要在周一 15:0\d 前答复。/)).toBeVisible();
    await manager.getByRole('textbox', { name: '要什么' }).fill('线下门店海报');
    await manager.getByRole('spinbutton', { name: '数量' }).fill('20');
    await manager.getByRole('textbox', { name: '单位' }).fill('张');
    await writeDate(manager.getByRole('textbox', { name: '从', exact: true }), '2024-10-15');
    await writeDate(manager.getByRole('textbox', { name: '到', exact: true }), '2024-10-20');
    await manager.getByRole('textbox', { name: '用途' }).fill('10 家门店的线下推广');
    await manager.getByRole('textbox', { name: '使用方式' }).fill('每家门店张贴 2 张');
    await manager.getByRole('button', { name: '提交申请' }).click();
    await expect(manager.getByText(/已提交。设计部要在10月14日 周一 15:0\d 前答复。/)).toBeVisible();

    const design = await person('design.head@demo.example');
    await design.goto('/');
    await expect(design.getByRole('article', { name: '答复市场部：线下门店海报' })).toContainText(/15:0\d/);
    const [asked] = (await deadlines(design.request, id, 'resourceReply')).filter((it) => it.subject.title === '线下门店海报');
    expect(asked).toMatchObject({ state: 'open' });
    expect(asked?.dueAt).toMatch(/^2024-10-14T07:0/);
  });

  await test.step('marketing fills in the progress sheet with the keyboard alone, and sends it', async () => {
    await manager.goto(`${collaboration}/progress`);
    await expect(manager.getByRole('heading', { level: 1 })).toHaveText('本周进度，今天 17:00 前交');
    const cell = manager.getByRole('grid', { name: '本周进度' }).getByRole('textbox');
    await cell.focus();
    await expect(cell).toHaveAccessibleName('推广方案设计，实际完成');
    await manager.keyboard.press('Tab');
    await expect(cell).toHaveAccessibleName('推广方案设计，完成度');
    await manager.keyboard.type('95');
    await manager.keyboard.press('Tab');
    await manager.keyboard.type('预算还差一页');
    await manager.keyboard.press('Tab');
    await manager.keyboard.type('今天补齐');
    await expect(manager.getByText('改了 3 格')).toBeVisible();
    await manager.keyboard.press('Control+Enter');
    await expect(manager.getByRole('heading', { level: 1 })).toHaveText(/^已交，今天 15:\d\d$/);
    await expect(manager.getByText('市场部，已交')).toBeVisible();
  });

  await test.step('a second past Friday 17:00 sales and design are late, marketing is not, whoever looks', async () => {
    await clock({ now: october(11, '17:00:01') });
    for (const account of ['market.manager', 'sales.head', 'design.head']) {
      const { request } = await person(`${account}@demo.example`);
      const week = (await deadlines(request, id, 'weeklyProgress')).filter((it) => it.dueAt === '2024-10-11T09:00:00Z');
      const states = Object.fromEntries(week.map((it) => [it.owner.department.name, it.state]));
      expect(states, `what ${account} sees`).toEqual({ 市场部: 'met', 销售部: 'breached', 设计部: 'breached' });
      for (const late of week.filter((it) => it.state === 'breached')) expect(late.breachedAt).toBe(late.dueAt);
    }
    await expect(manager.getByRole('main').getByText('销售部').first()).toBeVisible();
  });

  await test.step('marketing records the measure; it stands in the progress sheet by itself', async () => {
    await manager.goto(issue);
    await manager.getByRole('textbox', { name: '结论' }).fill('设计部重做素材，广告 13日照常上线。');
    await manager.getByRole('textbox', { name: '做什么' }).fill('重做线上广告素材并重新送审');
    await choose(manager, manager.getByRole('combobox', { name: '谁来做' }), '何清');
    await writeDate(manager.getByRole('textbox', { name: '何时前' }), '2024-10-12 10:00');
    await expectAccessible(manager);
    await manager.getByRole('button', { name: '记下措施' }).click();
    await expect(manager.getByRole('main')).toContainText('措施已定');
    const response = (await deadlines(manager.request, id, 'issueResponse')).find((it) => it.subject.title === '线上广告素材审核未通过');
    expect(response).toMatchObject({ state: 'met' });

    await manager.goto(`${collaboration}/progress`);
    const measure = manager.getByRole('listitem').filter({ hasText: '重做线上广告素材并重新送审' });
    await expect(measure).toContainText('何清');
    await expect(measure).toContainText('明天 10:00');
  });

  await test.step('what was sent is on record', async () => {
    const { items } = await read<Items<{ action: string; actor: { name: string } | null }>>(
      manager.request,
      `${collaboration}/timeline?limit=100`,
    );
    const did = items.map((it) => `${it.actor?.name ?? ''} ${it.action}`);
    for (const entry of ['陈立 issueReported', '周岚 resourceRequestSubmitted', '周岚 progressSubmitted', '周岚 measuresRecorded'])
      expect(did).toContain(entry);
  });
});
