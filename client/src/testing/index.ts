export { network, ok, refusal, type Seen } from './network';
export { demoStart, october, renderSignedIn, zhouLan } from './render';
