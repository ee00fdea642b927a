import { expect, test } from './support/test.ts';
import { choose, writeDate } from './support/people.ts';

// The brief is refused once, with 422.
test.use({ expectedStatuses: [422] });

test('尽快完成 is marked while typing and refused on sending; the text stays, and corrected it becomes a collaboration', async ({
  person,
}) => {
  const page = await person('market.manager@demo.example');
  await page.goto('/collaborations/new');
  const title = `新春门店焕新 ${Date.now()}`;
  await page.getByRole('textbox', { name: '名称' }).fill(title);
  await choose(page, page.getByRole('combobox', { name: '配合部门' }), '设计部');
  await page.keyboard.press('Escape');
  await page.getByRole('textbox', { name: '背景' }).fill('40 家门店的陈列用了 14 个月，客流下降 8%。');
  await writeDate(page.getByRole('textbox', { name: '期望完成' }), '2025-01-20');
  await page.getByRole('textbox', { name: '指标' }).fill('换好陈列的门店');
  await page.getByRole('spinbutton', { name: '目标值' }).fill('40');
  await page.getByRole('textbox', { name: '单位' }).fill('家');
  await writeDate(page.getByRole('textbox', { name: '截止' }), '2025-01-20');

  const needs = page.getByRole('textbox', { name: '核心需求' });
  const vague = '40 家门店的陈列方案要尽快完成。';
  await needs.focus();
  await page.keyboard.type(vague);
  const finding = page.getByRole('listitem').filter({ has: page.locator('mark', { hasText: '尽快完成' }) });
  await expect(finding).toBeVisible();
  // Why, and what to write instead.
  await expect(finding).toContainText(/没有日期。\s*改成「.+」？/);

  const refused = page.waitForResponse((answer) => answer.request().method() === 'POST' && answer.url().endsWith('/api/v1/collaborations'));
  await page.getByRole('button', { name: '建立协作' }).click();
  expect((await refused).status()).toBe(422);
  await expect(page.locator('.ant-form-item').filter({ has: needs }).locator('.ant-form-item-explain-error').first()).toContainText(
    '尽快完成',
  );
  await expect(needs).toBeFocused();
  await expect(needs).toHaveValue(vague);
  await expect(page).toHaveURL('/collaborations/new');

  await needs.fill('40 家门店的陈列方案 2025年1月20日前全部换好。');
  await expect(finding).toBeHidden();
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
  await expect(page.getByRole('list', { name: '六个步骤' }).getByRole('listitem').first()).toHaveAttribute('aria-current', 'step');
});
