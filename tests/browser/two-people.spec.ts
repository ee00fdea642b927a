import type { Page } from '@playwright/test';
import { expect, test } from './support/test.ts';
import { collaborationId, read, send, type Items } from './support/people.ts';

// Whoever saves second is refused once, with 412.
test.use({ expectedStatuses: [412] });

const row = '推广方案设计';
const heading = (page: Page) => page.getByRole('heading', { level: 1 });

/** Opens the progress sheet and types a percentage and a problem into its first task. */
async function fillIn(page: Page, address: string, percent: string, problem: string) {
  if (!page.url().endsWith(address)) await page.goto(address);
  const cell = page.getByRole('grid', { name: '本周进度' }).getByRole('textbox');
  await page
    .getByRole('row', { name: new RegExp(row) })
    .getByRole('gridcell')
    .nth(2)
    .click();
  await expect(cell).toHaveAccessibleName(`${row}，完成度`);
  await cell.fill(percent);
  await cell.press('Tab');
  await expect(cell).toHaveAccessibleName(`${row}，问题`);
  await cell.fill(problem);
}

test('two people write the same progress: the second is shown what changed, keeps his text, chooses and sends', async ({ person }) => {
  const manager = await person('market.manager@demo.example');
  const director = await person('market.director@demo.example');
  const address = `/collaborations/${await collaborationId(manager.request, 'Q4 新品推广')}/progress`;

  await fillIn(manager, address, '95', '预算还差一页');
  await fillIn(director, address, '92', '渠道节奏没有定');
  await manager.keyboard.press('Control+Enter');
  await expect(heading(manager)).toHaveText(/^已交/);

  const panel = director.getByRole('alert');
  await expect(panel).toContainText('2 处不同，保留哪一个？');
  await expect(panel.getByRole('group', { name: `${row}，完成度` })).toContainText('95%');
  await expect(panel.getByRole('group', { name: `${row}，问题` })).toContainText('渠道节奏没有定');
  // Until he has chosen, his text stands in the sheet and cannot go over hers.
  await expect(director.getByRole('grid').getByRole('textbox')).toHaveValue('渠道节奏没有定');
  await expect(director.getByRole('button', { name: /更正这 \d 项|\d 项一起提交/ })).toBeDisabled();

  await panel
    .getByRole('group', { name: `${row}，完成度` })
    .getByRole('radio')
    .first()
    .check();
  await panel
    .getByRole('group', { name: `${row}，问题` })
    .getByRole('radio')
    .last()
    .check();
  await panel.getByRole('button', { name: '就这样，继续' }).click();
  await expect(panel).toBeHidden();
  await director.getByRole('button', { name: /更正这 \d 项/ }).click();

  // Both see her percentage and his problem.
  for (const page of [manager, director]) {
    const cells = page.getByRole('row', { name: new RegExp(row) }).getByRole('gridcell');
    await expect(cells.nth(2)).toContainText('95%');
    await expect(cells.nth(3)).toContainText('渠道节奏没有定');
  }
  await expect(director.getByText('没有改动')).toBeVisible();
});

test('two people save the same task: the second gets 412 with who changed what, keeps his text, chooses and saves', async ({ person }) => {
  const manager = await person('market.manager@demo.example');
  const director = await person('market.director@demo.example');
  const id = await collaborationId(manager.request, 'Q4 新品推广');
  const { items } = await read<Items<{ id: string; title: string }>>(manager.request, `/work-items?limit=100&collaborationId=${id}`);
  const task = items.find((it) => it.title === '线上广告投放');
  if (!task) throw new Error('The demo has no such task.');
  const api = `/api/v1/work-items/${task.id}`;
  const problem = (page: Page) => page.getByRole('textbox', { name: '问题' });
  const next = (page: Page) => page.getByRole('textbox', { name: '下一步' });
  const save = async (page: Page) => {
    const answer = page.waitForResponse((it) => it.url().endsWith(`${api}/progress`));
    await page.getByRole('button', { name: '存进度' }).click();
    return (await answer).status();
  };

  for (const page of [manager, director]) {
    await page.goto(`/work-items/${task.id}`);
    await expect(problem(page)).toHaveValue('');
  }
  // Nothing that was changed reaches the director's page, as when both save within a moment.
  let letThrough: () => void = () => undefined;
  const held = new Promise<void>((resolve) => (letThrough = resolve));
  await director.route(`**${api}`, async (route) => {
    await held;
    await route.continue();
  });
  await director.getByRole('spinbutton', { name: '完成度' }).fill('10');
  await problem(director).fill('平台审核要 3 天');
  await problem(manager).fill('素材还没有定稿');
  await next(manager).fill('10月12日定稿');
  expect(await save(manager)).toBe(200);
  expect(await save(director)).toBe(412);

  const panel = director.getByRole('alert');
  await expect(panel).toContainText(/你编辑时，周岚在.+改过这里/);
  await expect(panel.getByRole('group', { name: '问题' })).toContainText('素材还没有定稿');
  await expect(problem(director)).toHaveValue('平台审核要 3 天');
  await expect(director.getByRole('button', { name: '存进度' })).toBeDisabled();
  await panel.getByRole('group', { name: '问题' }).getByRole('radio').last().check();
  await panel.getByRole('button', { name: '就这样，继续' }).click();
  await expect(panel).toBeHidden();
  // His percentage and his problem; what she wrote where he did not is hers.
  await expect(director.getByRole('spinbutton', { name: '完成度' })).toHaveValue('10');
  await expect(problem(director)).toHaveValue('平台审核要 3 天');
  await expect(next(director)).toHaveValue('10月12日定稿');
  await director.unrouteAll({ behavior: 'ignoreErrors' });
  letThrough();
  expect(await save(director)).toBe(200);

  for (const page of [manager, director]) {
    await expect(problem(page)).toHaveValue('平台审核要 3 天');
    await expect(next(page)).toHaveValue('10月12日定稿');
  }
});

test('two people write the same brief: what the first saves comes while the second types, and he is asked where both wrote', async ({
  person,
}) => {
  const manager = await person('market.manager@demo.example');
  const director = await person('market.director@demo.example');
  const { items: departments } = await read<Items<{ id: string; name: string }>>(manager.request, '/departments?limit=100');
  const idOf = (name: string) => departments.find((it) => it.name === name)?.id;
  const { id } = await send<{ id: string }>(manager.request, '/collaborations', {
    title: `春节门店备货 ${Date.now()}`,
    scenario: 'resourceCoordination',
    leadDepartmentId: idOf('市场部'),
    participatingDepartmentIds: [idOf('设计部')],
    brief: {
      background: '去年春节有 14 家门店断货，损失订单 1,260 单。',
      coreNeeds: '2025年1月10日前 40 家门店完成备货，主推 3 款机型。',
      expectedFinish: '2025-01-20',
    },
    goals: [{ indicator: '完成备货的门店', target: 40, unit: '家', dueOn: '2025-01-10' }],
  });
  const address = `/collaborations/${id}/brief`;
  const goal = async () => (await read<{ goals: { id: string }[] }>(manager.request, address)).goals.map((it) => it.id);
  const created = await goal();
  const background = (page: Page) => page.getByRole('textbox', { name: '背景' });
  const needs = (page: Page) => page.getByRole('textbox', { name: '核心需求' });
  const save = async (page: Page) => {
    // The text first, then the goals: the second answer is the end.
    const answer = page.waitForResponse((it) => it.url().endsWith('/goals') && it.request().method() === 'PUT');
    await page.getByRole('button', { name: '保存' }).click();
    expect((await answer).status()).toBe(200);
  };

  for (const page of [manager, director]) {
    await page.goto(address);
    await expect(background(page)).toHaveValue(/去年春节/);
  }
  await needs(director).fill('2025年1月10日前 42 家门店完成备货，主推 3 款机型。');
  await background(manager).fill('去年春节有 14 家门店断货，损失订单 1,260 单，赔付 38,000 元。');
  await needs(manager).fill('2025年1月9日前 40 家门店完成备货，主推 3 款机型。');
  await save(manager);

  const panel = director.getByRole('alert');
  await expect(panel).toContainText('1 处不同，保留哪一个？');
  await expect(panel.getByRole('group', { name: '核心需求' })).toContainText('2025年1月9日前 40 家门店');
  await expect(needs(director)).toHaveValue('2025年1月10日前 42 家门店完成备货，主推 3 款机型。');
  await panel.getByRole('radio').last().check();
  await panel.getByRole('button', { name: '就这样，继续' }).click();
  await expect(background(director)).toHaveValue(/赔付 38,000 元/);
  await save(director);

  for (const page of [manager, director]) {
    await expect(needs(page)).toHaveValue('2025年1月10日前 42 家门店完成备货，主推 3 款机型。');
    await expect(background(page)).toHaveValue(/赔付 38,000 元/);
  }
  // The goal is still the same one, not a new one that reads alike.
  expect(await goal()).toEqual(created);
});
