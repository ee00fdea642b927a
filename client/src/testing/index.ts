export { network, ok, refusal, type Seen } from './network';
export { demoStart, october, playFrame, renderApp, renderSignedIn, zhouLan } from './render';
export {
  aCalendar,
  aDeadline,
  aPolicy,
  type DeadlinePolicy,
  aRequest,
  chenLi,
  type Deadline,
  design,
  linSu,
  marketing,
  me,
  playDuties,
  q4,
  sales,
} from './duties';
