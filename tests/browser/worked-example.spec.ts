import { expect, test } from './support/test.ts';
import { choose, collaborationId, deadlines, writeDate } from './support/people.ts';

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
  });

  await test.step('15:00: marketing asks design for a poster template: due on Monday at 15:00, on both sides', async () => {
    await clock({ now: october(11, '15:00:00') });
    await manager.goto(`${collaboration}/resources?new=1`);
    await choose(manager, manager.getByRole('combobox', { name: '向哪个部门申请' }), '设计部');
    await expect(manager.getByText(/现在提交，设计部要在.*15:0\d 前答复/)).toBeVisible();
    await manager.getByRole('textbox', { name: '要什么' }).fill('线下门店海报');
    await manager.getByRole('spinbutton', { name: '数量' }).fill('20');
    await manager.getByRole('textbox', { name: '单位' }).fill('张');
    await writeDate(manager.getByRole('textbox', { name: '从', exact: true }), '2024-10-15');
    await writeDate(manager.getByRole('textbox', { name: '到', exact: true }), '2024-10-20');
    await manager.getByRole('textbox', { name: '用途' }).fill('10 家门店的线下推广');
    await manager.getByRole('textbox', { name: '使用方式' }).fill('每家门店张贴 2 张');
    await manager.getByRole('button', { name: '提交申请' }).click();
    await expect(manager.getByText(/设计部要在.*15:0\d 前答复/)).toBeVisible();

    const design = await person('design.head@demo.example');
    await design.goto('/');
    const owed = design.getByRole('main').getByRole('article').filter({ hasText: '线下门店海报' });
    await expect(owed.first()).toContainText(/15:0\d/);
    const [asked] = (await deadlines(design.request, id, 'resourceReply')).filter((it) => it.subject.title === '线下门店海报');
    expect(asked).toMatchObject({ state: 'open' });
    expect(asked?.dueAt).toMatch(/^2024-10-14T07:0/);
  });
});
