import { readFile } from 'node:fs/promises';
import { expect, expectAccessible, expectNoSidewaysScroll, test } from './support/test.ts';

const file = (name: string, text: string) => ({ name, mimeType: 'text/csv', buffer: Buffer.from(text) });

test('people come from a table: a bad row stops all of it, a good one is looked at, taken over, and its links open the door', async ({
  person,
  browser,
  baseURL,
}) => {
  const page = await person('admin@demo.example');
  await page.goto('/admin/members');
  await page.getByRole('link', { name: '从文件导入' }).click();
  const choose = page.getByLabel(/选一个文件|换一个文件/);

  const template = page.waitForEvent('download');
  await page.getByRole('button', { name: '下载模板' }).click();
  expect(await readFile(await (await template).path(), 'utf8')).toMatch(/^\uFEFF姓名,邮箱,部门,职务\n/);

  await choose.setInputFiles(file('people.csv', '姓名,邮箱,部门\n鸥鹭,oulu@demo.example,品牌部\n古月,没有邮箱,品牌部\n'));
  await expect(page.getByRole('heading', { name: '有 1 行不能导入' })).toBeFocused();
  await expect(page.getByRole('row', { name: /第 3 行.*古月 没有邮箱.*这不是邮箱地址/ })).toBeVisible();
  await expect(page.getByRole('button', { name: /^导入/ })).toHaveCount(0);
  await expectAccessible(page);

  await choose.setInputFiles(file('people.csv', '姓名,邮箱,部门,职务\n鸥鹭,oulu@demo.example,品牌部,设计师\n'));
  await expect(page.getByRole('heading', { name: '新成员 1 位' })).toBeFocused();
  await expect(page.getByText('新建部门：品牌部。')).toBeVisible();
  await expectAccessible(page);
  await page.setViewportSize({ width: 390, height: 844 });
  await expectNoSidewaysScroll(page);
  await page.setViewportSize({ width: 1440, height: 900 });

  await page.getByRole('button', { name: '导入 1 位' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('已导入：新成员 1 位、新建部门 1 个');
  const link = await page.getByLabel('邀请链接 鸥鹭').inputValue();
  const table = page.waitForEvent('download');
  await page.getByRole('button', { name: '全部下载（CSV）' }).click();
  expect(await readFile(await (await table).path(), 'utf8')).toBe(`\uFEFF姓名,邮箱,邀请链接\r\n鸥鹭,oulu@demo.example,${link}\r\n`);
  await expectAccessible(page);
  await page.setViewportSize({ width: 390, height: 844 });
  await expectNoSidewaysScroll(page);

  // The same person again, with another position: what was is shown beside what will be.
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.getByRole('link', { name: '再导入一个文件' }).click();
  await choose.setInputFiles(file('people.csv', '姓名,邮箱,部门,职务\n鸥鹭,oulu@demo.example,品牌部,设计总监\n'));
  await expect(page.getByRole('row', { name: /鸥鹭.*设计师 → 设计总监.*变更/ })).toBeVisible();

  const other = await browser.newContext(baseURL ? { baseURL } : {});
  const newcomer = await other.newPage();
  await newcomer.goto(link);
  await expect(newcomer.getByLabel('邮箱')).toHaveValue('oulu@demo.example');
  await other.close();
});
