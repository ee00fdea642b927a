import type { Answer } from '@api';
import { network } from './network';
import { demoStart, zhouLan } from './render';

export type Deadline = Answer<'get', '/api/v1/deadlines/{id}'>;

export const marketing = { id: '0192f000-0000-7000-8000-0000000000d1', name: '市场部' };
export const sales = { id: '0192f000-0000-7000-8000-0000000000d2', name: '销售部' };
export const design = { id: '0192f000-0000-7000-8000-0000000000d3', name: '设计部' };
export const q4 = { id: 'c1', name: 'Q4 新品推广' };

const person = (id: string, name: string, departmentId: string) => ({ id, name, departmentId });
export const chenLi = person('m2', '陈立', sales.id);
export const linSu = person('m3', '林溯', marketing.id);
export const me = person(zhouLan.member.id, '周岚', marketing.id);

/** Chen Li waits for Zhou Lan's reply until Monday 09:00. */
export const aDeadline = (over: Partial<Deadline> = {}): Deadline => ({
  id: 'd1',
  version: 1,
  kind: 'resourceReply',
  state: 'open',
  startedAt: '2024-10-10T12:00:00Z',
  dueAt: '2024-10-14T01:00:00Z',
  metAt: null,
  breachedAt: null,
  provisional: false,
  policy: { id: 'p1', amount: 2, unit: 'workdays' },
  owner: { department: marketing, member: me },
  subject: { type: 'resourceRequest', id: 'r1', title: '两家新门店的陈列补贴' },
  collaboration: q4,
  waiting: chenLi,
  escalationLevel: 0,
  chain: [
    { level: 1, role: 'liaison', member: me, at: '2024-10-14T01:00:00Z', told: false, for: null },
    { level: 2, role: 'head', member: linSu, at: '2024-10-15T01:00:00Z', told: false, for: null },
  ],
  week: null,
  createdAt: demoStart,
  updatedAt: demoStart,
  allowed: [],
  ...over,
});

export type DeadlinePolicy = Answer<'get', '/api/v1/deadline-policies'>['items'][number];

/** Two workdays to reply, as the process demands. */
export const aPolicy = (over: Partial<DeadlinePolicy> = {}): DeadlinePolicy => ({
  id: 'p1',
  version: 1,
  kind: 'resourceReply',
  amount: 2,
  unit: 'workdays',
  time: null,
  isProcessMinimum: true,
  chain: ['liaison', 'head'],
  reminders: { percents: [50, 80], hoursBefore: 2 },
  edition: 1,
  template: null,
  collaborationId: null,
  ...over,
});

/** The organization's calendar, with the holidays of 2024. */
export const aCalendar = (over: Partial<Answer<'get', '/api/v1/calendars/{id}'>> = {}): Answer<'get', '/api/v1/calendars/{id}'> => ({
  id: zhouLan.organization.calendarId,
  version: 1,
  name: '中国大陆',
  timeZone: 'Asia/Shanghai',
  years: [2024],
  workingTimes: (['monday', 'tuesday', 'wednesday', 'thursday', 'friday'] as const).map((weekday) => ({
    weekday,
    start: '09:00',
    end: '18:00',
  })),
  standardHours: { start: '09:00', end: '18:00' },
  specialDays: [
    { date: '2024-10-07', kind: 'holiday', name: { zh: '国庆节', en: 'National Day' }, hours: null },
    { date: '2024-10-12', kind: 'makeUpWorkday', name: { zh: '国庆节', en: 'National Day' }, hours: null },
  ],
  ofOrganization: true,
  departments: [],
  edition: 1,
  knownSince: demoStart,
  source: null,
  createdAt: demoStart,
  updatedAt: demoStart,
  allowed: [],
  ...over,
});

/** What every sentence about a duty needs: departments and running collaborations. */
export function playDuties() {
  const department = (of: { id: string; name: string }) => ({
    ...of,
    head: null,
    sponsor: null,
    parent: null,
    memberCount: 3,
    calendarId: null,
    version: 1,
    createdAt: demoStart,
    updatedAt: demoStart,
    allowed: [],
  });
  network.on('get', '/api/v1/departments', { items: [marketing, sales, design].map(department), nextCursor: null });
  network.on('get', '/api/v1/collaborations', {
    items: [
      {
        id: q4.id,
        title: q4.name,
        version: 1,
        scenario: 'newProduct',
        state: 'executing',
        step: 4,
        leadDepartment: marketing,
        departments: [marketing, sales, design],
        sponsor: null,
        createdAt: demoStart,
        updatedAt: demoStart,
        openDeadlines: 3,
        breachedDeadlines: 0,
        nextDueAt: null,
      },
    ],
    nextCursor: null,
  });
}

/** Chen Li's request to marketing, as the provider sees it. */
export const aRequest = (
  over: Partial<Answer<'get', '/api/v1/resource-requests/{id}'>> = {},
): Answer<'get', '/api/v1/resource-requests/{id}'> => ({
  id: 'r1',
  version: 1,
  collaboration: q4,
  workItemId: null,
  requester: { department: sales, member: chenLi },
  provider: marketing,
  kind: 'budget',
  title: '两家新门店的陈列补贴',
  quantity: 16000,
  unit: '元',
  purpose: '补上暂停合作的门店',
  usage: '每家 8,000 元',
  neededFrom: '2024-10-14',
  neededUntil: '2024-11-12',
  state: 'submitted',
  submittedAt: '2024-10-10T12:00:00Z',
  reply: null,
  settlement: null,
  questions: [],
  deadline: { id: 'd1', kind: 'resourceReply', state: 'open', dueAt: '2024-10-14T01:00:00Z', provisional: false },
  createdAt: demoStart,
  updatedAt: demoStart,
  allowed: ['reply'],
  ...over,
});
