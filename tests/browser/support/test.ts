import { AxeBuilder } from '@axe-core/playwright';
import { expect, test as base, type BrowserContext, type BrowserContextOptions, type Page } from '@playwright/test';
import { moveClock, signIn, type ClockMove } from './api.ts';
import { sharedAddress } from './global-setup.ts';
import { Product } from './product.ts';

export { expect };

interface TestFixtures {
  /** Answers of 4xx and 5xx that this test provokes; all others are a failure, as is anything else on the console. */
  expectedStatuses: number[];
  /** Opens a window of its own in which this demo account is signed in; the page is not yet anywhere. */
  person: (account: string, options?: BrowserContextOptions) => Promise<Page>;
  /** Moves the demo's time as the administrator. */
  clock: (to: ClockMove) => Promise<string>;
}

interface WorkerFixtures {
  /**
   * A name: the tests of this file run on a product of that name alone, started for them with empty data.
   * For tests that kill it, or whose outcome other tests' clock moves would change. Empty: the shared one.
   */
  ownProduct: string;
  /** The product of `ownProduct`. There is none to hold where the shared product is used. */
  product: Product | undefined;
}

export const test = base.extend<TestFixtures, WorkerFixtures>({
  ownProduct: ['', { scope: 'worker', option: true }],
  expectedStatuses: [[], { option: true }],

  product: [
    async ({ ownProduct }, use) => {
      if (!ownProduct) return use(undefined);
      const product = new Product();
      try {
        await use(await product.start());
      } finally {
        await product.dispose();
      }
    },
    { scope: 'worker', timeout: 300_000 },
  ],

  baseURL: async ({ product }, use) => {
    const address = product?.address ?? process.env[sharedAddress];
    if (!address) throw new Error('The shared product was not started.');
    await use(address);
  },

  context: async ({ context, expectedStatuses }, use) => {
    const complaints = listen(context, expectedStatuses);
    await use(context);
    expect(complaints, "the browser's console").toEqual([]);
  },

  person: async ({ browser, baseURL, locale, timezoneId, expectedStatuses }, use) => {
    const opened: BrowserContext[] = [];
    const complaints: string[][] = [];
    await use(async (account, options = {}) => {
      const context = await browser.newContext({
        ...(baseURL && { baseURL }),
        ...(locale && { locale }),
        ...(timezoneId && { timezoneId }),
        ...options,
      });
      opened.push(context);
      complaints.push(listen(context, expectedStatuses));
      const page = await context.newPage();
      await signIn(page.request, account);
      return page;
    });
    for (const context of opened) await context.close();
    expect(complaints.flat(), "the browser's console").toEqual([]);
  },

  clock: async ({ playwright, baseURL }, use) => {
    await use(async (to) => {
      // Signed in for each move: a session may not outlive the time that is skipped.
      const request = await playwright.request.newContext(baseURL ? { baseURL } : {});
      try {
        await signIn(request, 'admin@demo.example');
        return await moveClock(request, to);
      } finally {
        await request.dispose();
      }
    });
  },
});

/** No violation of WCAG level A or AA on what the page shows now. */
export async function expectAccessible(page: Page): Promise<void> {
  // What is fading in or out has no colours of its own yet: a closing calendar would be judged half transparent.
  await page.evaluate(() =>
    Promise.allSettled(
      document
        .getAnimations()
        .filter((it) => Number.isFinite(it.effect?.getComputedTiming().endTime))
        .map((it) => it.finished),
    ),
  );
  const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']).analyze();
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`);
  expect(found, `accessibility of ${page.url()}`).toEqual([]);
}

/** The page is no wider than its window. */
export async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const overhang = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(overhang, `pixels wider than the window at ${page.url()}`).toBeLessThanOrEqual(0);
}

function listen(context: BrowserContext, expectedStatuses: number[]): string[] {
  const complaints: string[] = [];
  context.on('console', (message) => {
    if (message.type() !== 'error' && message.type() !== 'warning') return;
    const status = /status of (\d{3})/.exec(message.text())?.[1];
    if (status && expectedStatuses.includes(Number(status))) return;
    complaints.push(`${message.text()} (${message.location().url})`);
  });
  context.on('weberror', (error) => complaints.push(String(error.error())));
  return complaints;
}
