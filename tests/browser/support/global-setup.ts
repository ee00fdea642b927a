import { Product } from './product.ts';

/** Where the product that the tests share listens. Set beforehand, tests use that running product and start none. */
export const sharedAddress = 'COLLAB_BROWSER_ADDRESS';

export default async function startSharedProduct(): Promise<(() => Promise<void>) | void> {
  if (process.env[sharedAddress]) return;
  const product = new Product();
  try {
    await product.start();
  } catch (error) {
    await product.dispose();
    throw error;
  }
  process.env[sharedAddress] = product.address;
  return () => product.dispose();
}
