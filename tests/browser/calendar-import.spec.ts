import { expect, expectAccessible, expectNoSidewaysScroll, test } from './support/test.ts';
import { read } from './support/people.ts';

const broken = '日期,类型,名称\n2027-02-30,放假,元宵\n2027-10-01,调休,国庆节\n';

// Far ahead, so that no deadline of the other tests moves.
const announced = JSON.stringify({
  year: 2027,
  days: [
    ...['01', '02', '03', '04', '05', '06', '07'].map((day) => ({
      name: '国庆节',
      date: `2027-10-${day}`,
      isOffDay: true,
    })),
    { name: '国庆节', date: '2027-10-09', isOffDay: false },
  ],
});

const file = (name: string, text: string) => ({
  name,
  mimeType: 'text/plain',
  buffer: Buffer.from(text),
});

test('a year is imported from a file: a broken one says where, a good one is looked at, tried out and applied once', async ({ person }) => {
  const page = await person('admin@demo.example');
  await page.goto('/calendar/2027');
  await page.getByRole('link', { name: '从文件导入' }).click();
  const choose = page.getByLabel(/选一个文件|换一个文件/);

  await choose.setInputFiles(file('2027.csv', broken));
  await expect(page.getByRole('heading', { name: '有 2 处读不懂' })).toBeVisible();
  await expect(page.getByRole('row', { name: /第 2 行.*「2027-02-30」不是日期/ })).toBeVisible();
  await expectAccessible(page);
  await page.setViewportSize({ width: 390, height: 844 });
  await expectNoSidewaysScroll(page);
  await page.setViewportSize({ width: 1440, height: 900 });

  await choose.setInputFiles(file('2027.json', announced));
  await expect(page.getByRole('heading', { name: '读到放假 7 天、调休上班 1 天' })).toBeVisible();
  await expect(page.getByText('2027 年从此算已公布，不再暂定。公司休息和半天班保留。')).toBeVisible();
  await expectAccessible(page);
  await page.setViewportSize({ width: 390, height: 844 });
  await expectNoSidewaysScroll(page);
  await page.setViewportSize({ width: 1440, height: 900 });

  await page.getByRole('button', { name: '看看会怎样' }).click();
  await expect(page.getByRole('heading', { name: '如果把 2027.json 导入「中国大陆」' })).toBeFocused();
  await page.getByRole('button', { name: '生效' }).click();

  await expect(page).toHaveURL('/calendar/2027');
  await expect(page.getByRole('main').getByRole('heading', { level: 1 })).toHaveText(/^2027 年有 \d+ 个工作日$/);
  const { items } = await read<{
    items: { action: string; values: { source?: string } }[];
  }>(page.request, '/audit-entries?limit=100');
  expect(items.find((it) => it.action === 'workCalendarRevised')?.values.source).toBe('2027.json');
});

test('the report of duties that reach nobody keeps WCAG AA and fits a phone', async ({ person }) => {
  const page = await person('admin@demo.example');
  await page.goto('/');
  await page.getByRole('link', { name: '无人可通知' }).click();
  await expect(page.getByRole('main').getByRole('heading', { level: 1 })).toHaveText(/逾期后/);
  await expectAccessible(page);
  await page.setViewportSize({ width: 390, height: 844 });
  await expectNoSidewaysScroll(page);
});
