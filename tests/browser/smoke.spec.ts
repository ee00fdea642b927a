import { expect, expectAccessible, expectNoSidewaysScroll, test } from './support/test.ts';

// How the client learns that nobody is signed in: it asks for the session.
test.use({ expectedStatuses: [401] });

test('someone who is not signed in is shown the sign-in page, whatever address they opened', async ({ page }) => {
  await page.goto('/agenda');

  await expect(page.getByRole('textbox', { name: /邮箱|email/i })).toBeVisible();
  await expect(page.getByLabel(/密码|password/i)).toBeVisible();
  await expect(page.getByRole('button', { name: /^(登录|sign in)$/i })).toBeEnabled();
  await expectAccessible(page);

  await page.setViewportSize({ width: 390, height: 844 });
  await expectNoSidewaysScroll(page);
});

test('a demo account signs in and is where it wanted to go', async ({ page }) => {
  await page.goto('/notifications');

  const email = page.getByRole('textbox', { name: /邮箱|email/i });
  await email.focus();
  await page.keyboard.type('design.head@demo.example');
  await page.getByLabel(/密码|password/i).focus();
  await page.keyboard.type('Collab-demo-2026');
  await page.keyboard.press('Enter');

  await expect(email).toBeHidden();
  await expect(page).toHaveURL('/notifications');
});
