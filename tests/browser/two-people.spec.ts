import type { Page } from '@playwright/test';
import { expect, test } from './support/test.ts';
import { collaborationId } from './support/people.ts';

const row = '推广方案设计';
const heading = (page: Page) => page.getByRole('heading', { level: 1 });

/** Opens the progress sheet and types a percentage and a problem into its first task. */
async function fillIn(page: Page, address: string, percent: string, problem: string) {
  if (!page.url().endsWith(address)) await page.goto(address);
  const cell = page.getByRole('grid', { name: '本周进度' }).getByRole('textbox');
  await page.getByRole('row', { name: new RegExp(row) }).getByRole('gridcell').nth(2).click();
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

  await panel.getByRole('group', { name: `${row}，完成度` }).getByRole('radio').first().check();
  await panel.getByRole('group', { name: `${row}，问题` }).getByRole('radio').last().check();
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
