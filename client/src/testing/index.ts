export { network, ok, refusal, type Seen } from './network';
export { demoStart, october, playFrame, renderApp, renderSignedIn, zhouLan } from './render';
