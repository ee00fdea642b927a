import { expect, expectAccessible, expectNoSidewaysScroll, test } from './support/test.ts';
import { collaborationId } from './support/people.ts';

const inside = ['', '/brief', '/kickoff', '/raci', '/plan', '/progress', '/issues', '/timeline'];

for (const account of ['market.manager', 'design.head'])
  test(`the main pages keep WCAG AA and fit a phone, for ${account}`, async ({ person }) => {
    test.setTimeout(180_000);
    const page = await person(`${account}@demo.example`);
    const id = await collaborationId(page.request, 'Q4 新品推广');
    const addresses = [
      '/',
      '/collaborations',
      '/collaborations/new',
      '/notifications',
      ...inside.map((it) => `/collaborations/${id}${it}`),
    ];

    for (const address of addresses)
      await test.step(address, async () => {
        await page.setViewportSize({ width: 1440, height: 900 });
        await page.goto(address, { waitUntil: 'networkidle' });
        await expect(page.getByRole('main').getByRole('heading', { level: 1 })).toBeVisible();
        await expect(page.getByRole('status', { name: '正在取内容' })).toHaveCount(0);
        await expect(page.getByRole('main').getByRole('alert')).toHaveCount(0);
        await expectAccessible(page);
        await page.setViewportSize({ width: 390, height: 844 });
        await expectNoSidewaysScroll(page);
      });
  });
