import type { Page } from '@playwright/test';
import { expect, expectAccessible, expectNoSidewaysScroll, test } from './support/test.ts';

// Time moves over a weekend here: no other test should find itself there.
test.use({ ownProduct: 'resource-request' });
test.describe.configure({ mode: 'serial' });

const title = '门店立牌画面 6 幅';
const fridayAfternoon = '2024-10-11T15:00:00+08:00';

/** Moves the demo's time as a person does: with the bar, waiting until everything due on the way has happened. */
async function press(page: Page, button: string, times = 1): Promise<void> {
  const bar = page.getByRole('region', { name: '演示时间' });
  for (let pressed = 0; pressed < times; pressed++) {
    // The answer, not the busy mark: on a fast machine the bar is busy too briefly to be seen.
    const moved = page.waitForResponse((it) => it.url().endsWith('/api/v1/demo/clock') && it.request().method() === 'PUT', {
      timeout: 60_000,
    });
    await bar.getByRole('button', { name: button }).click();
    expect((await moved).ok()).toBe(true);
    await expect(bar).toHaveAttribute('aria-busy', 'false');
  }
}

const duty = (page: Page) => page.getByRole('article', { name: `答复市场部：${title}` });

test('a request on Friday at 15:00 is answered after Monday 15:00: late, told once, and done all the same', async ({ person, clock }) => {
  test.setTimeout(240_000);
  const requester = await person('market.manager@demo.example');
  const provider = await person('design.head@demo.example');

  await test.step('while it is written, it says until when the reply would be due', async () => {
    await clock({ now: fridayAfternoon });
    await requester.goto('/');
    await requester.getByRole('navigation', { name: '主导航' }).getByRole('link', { name: 'Q4 新品推广' }).click();
    await requester.waitForURL(/\/collaborations\/[^/]+$/);
    await requester.goto(`${new URL(requester.url()).pathname}/resources`);
    await requester.getByRole('button', { name: '申请资源' }).click();
    await requester.getByRole('combobox', { name: '向哪个部门申请' }).click();
    await requester.getByTitle('设计部').click();
    // Saturday the 12th is worked, Sunday is not: two workdays later is Monday, at the same time of day.
    await expect(requester.getByText(/现在提交，设计部要在周一 15:0\d 前答复。/)).toBeVisible();
    await requester.getByRole('textbox', { name: '要什么' }).fill(title);
    await requester.getByRole('spinbutton', { name: '数量' }).fill('6');
    await requester.getByRole('textbox', { name: '单位' }).fill('幅');
    await requester.getByRole('textbox', { name: '从' }).fill('2024-10-15');
    await requester.getByRole('textbox', { name: '从' }).press('Enter');
    await requester.getByRole('textbox', { name: '到' }).fill('2024-10-20');
    await requester.getByRole('textbox', { name: '到' }).press('Enter');
    await requester.getByRole('textbox', { name: '用途' }).fill('线下推广的门店立牌');
    await requester.getByRole('textbox', { name: '使用方式' }).fill('按门店尺寸印刷');
    await expectAccessible(requester);
    await requester.getByRole('button', { name: '提交申请' }).click();
    await expect(requester.getByText(/已提交。设计部要在10月14日 周一 15:0\d 前答复。/)).toBeVisible();
  });

  await test.step('who owes the reply finds it in the agenda, with the same time', async () => {
    await provider.goto('/');
    await expect(duty(provider)).toContainText(/15:0\d/);
    await expect(duty(provider)).toContainText('周岚在等');
    await expectAccessible(provider);
    await provider.setViewportSize({ width: 390, height: 844 });
    await expectNoSidewaysScroll(provider);
    await expectAccessible(provider);
    await provider.setViewportSize({ width: 1440, height: 900 });
  });

  await test.step('why this time: the worked Saturday counts, Sunday does not', async () => {
    await duty(provider)
      .getByRole('link', { name: /^15:0\d$/ })
      .click();
    await expect(provider.getByRole('heading', { level: 1 })).toContainText(/何清要在 10月14日 周一 15:0\d 前答复市场部/);
    await expect(provider.getByText('国庆节调休上班，算工作日')).toBeVisible();
    await expectAccessible(provider);
  });

  await test.step('the time passes: the duty is overdue, and told once', async () => {
    await press(provider, '+1 天', 3);
    await press(provider, '+1 小时');
    await provider.goto('/');
    await expect(duty(provider)).toContainText('已逾期');
    await expect(provider.getByRole('heading', { level: 1 })).toContainText('已逾期');
    await provider.getByRole('navigation', { name: '主导航' }).getByRole('link', { name: /通知/ }).click();
    await expect(provider.getByRole('link', { name: new RegExp(`^「${title}」的答复逾期了`) })).toHaveCount(1);
    await expectAccessible(provider);
  });

  await test.step('a reply now still counts, as met late', async () => {
    await provider.goto('/');
    await duty(provider).getByRole('button', { name: '答复' }).click();
    await duty(provider).getByText('能提供', { exact: true }).click();
    await expectAccessible(provider);
    await provider.getByRole('button', { name: '发送答复' }).click();
    await expect(provider.getByRole('status').filter({ hasText: '你答复了市场部' })).toBeVisible();
    await expect(duty(provider)).toContainText('逾期后完成');
  });

  await test.step('the requester is told, and the request says what was answered', async () => {
    await requester.goto('/notifications');
    await expectAccessible(requester);
    await requester.getByRole('link', { name: `何清答复：能提供「${title}」` }).click();
    await expect(requester.getByRole('heading', { level: 1, name: title })).toBeVisible();
    await expect(requester.getByText('设计部能提供 6 幅。')).toBeVisible();
    await expectAccessible(requester);
  });
});
