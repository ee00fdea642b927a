export { api, idempotent, ifMatch, newKey } from './client';
export { signInAgain, useSignInExpired } from './expiry';
export { type Changed, useLive, useWatch } from './live';
export { clientCodes, isProblem, type Problem, ProblemError, problemOf, unwrap } from './problem';
export { proofEnded, useProofAsked } from './proof';
export { createQueryClient } from './queryClient';
export { followDemoClock, forgetServerTime, serverNow, useNow } from './serverTime';
export {
  type Language,
  type Session,
  SessionContext,
  sessionQuery,
  useChangeLanguage,
  useEnter,
  useRole,
  useSession,
  useSessionState,
  useSignIn,
  useSignOut,
} from './session';
export {
  agendaQuery,
  type CalendarDay,
  calendarDaysQuery,
  collaborationQuery,
  type DayKind,
  demoClockQuery,
  departmentsQuery,
  liaisonsQuery,
  membersQuery,
  runningCollaborationsQuery,
  unreadQuery,
  useCalendarDays,
} from './shared';
export type { Answer, Body, Item } from './types';
export { useIdempotencyKey } from './useIdempotencyKey';
