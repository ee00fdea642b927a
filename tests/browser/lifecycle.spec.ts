import { expect, test } from './support/test.ts';

// Its time does not move here, so the worked example goes on with this product: starting one takes half a minute.
test.use({ ownProduct: 'worked-example' });

test('who is signed in stays so when the API is killed, when the machine loses power, and after Ctrl-C', async ({ person, product }) => {
  test.setTimeout(180_000);
  if (!product) throw new Error('This test needs a product of its own.');
  const page = await person('design.head@demo.example');

  const ends = { 'kill -9 of the API': () => product.kill(), 'kill -9 of all': () => product.killAll(), 'Ctrl-C': () => product.stop() };
  for (const [how, end] of Object.entries(ends)) {
    await test.step(how, async () => {
      await end();
      await product.start();
      const session = await page.request.get('/api/v1/session');
      expect(session.status()).toBe(200);
      expect(await session.json()).toMatchObject({ member: { email: 'design.head@demo.example' } });
    });
  }
});
