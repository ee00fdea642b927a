export { network, ok, refusal, type Seen } from './network';
export { demoStart, october, playFrame, renderApp, renderSignedIn, zhouLan } from './render';
export { aDeadline, aRequest, chenLi, type Deadline, design, linSu, marketing, me, playDuties, q4, sales } from './duties';
