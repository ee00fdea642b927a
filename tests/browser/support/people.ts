import { expect, type APIRequestContext, type Locator, type Page } from '@playwright/test';
import { csrfToken } from './api.ts';

/** What the API answers a signed-in person. */
export async function read<Answer>(request: APIRequestContext, path: string): Promise<Answer> {
  const answer = await request.get(`/api/v1${path}`);
  expect(answer.ok(), `GET ${path}: ${answer.status()} ${await answer.text()}`).toBe(true);
  return (await answer.json()) as Answer;
}

/** What a signed-in person does without a page; with the version of the thing that is changed. */
export async function send<Answer>(request: APIRequestContext, path: string, body: unknown, version?: number): Promise<Answer> {
  const headers = { 'X-CSRF-Token': await csrfToken(request), ...(version !== undefined && { 'If-Match': `"${version}"` }) };
  const answer = await request.post(`/api/v1${path}`, { data: body, headers });
  expect(answer.ok(), `POST ${path}: ${answer.status()} ${await answer.text()}`).toBe(true);
  return (await answer.json()) as Answer;
}

export interface Items<Item> {
  items: Item[];
}

/** The collaboration of that title, as this person sees it. */
export async function collaborationId(request: APIRequestContext, title: string): Promise<string> {
  const { items } = await read<Items<{ id: string; title: string }>>(request, `/collaborations?limit=100&q=${encodeURIComponent(title)}`);
  const found = items.find((it) => it.title === title);
  if (!found) throw new Error(`There is no collaboration ${title}.`);
  return found.id;
}

export interface Deadline {
  id: string;
  kind: string;
  state: string;
  dueAt: string;
  breachedAt: string | null;
  owner: { department: { name: string } };
  subject: { id: string; title: string };
}

/** The deadlines of one kind in a collaboration. */
export async function deadlines(request: APIRequestContext, collaboration: string, kind: string): Promise<Deadline[]> {
  return (await read<Items<Deadline>>(request, `/deadlines?limit=100&kind=${kind}&collaborationId=${collaboration}`)).items;
}

/** Chooses in a list as one does with the keyboard: type a part of the name, take what is offered. */
export async function choose(page: Page, field: Locator, name: string): Promise<void> {
  await field.focus();
  await page.keyboard.type(name);
  await expect(page.locator('.ant-select-item-option-active').filter({ hasText: name })).toBeVisible();
  await page.keyboard.press('Enter');
}

/** Writes a date, or a date and time, into its field: `2024-10-12`, `2024-10-12 10:00`. */
export async function writeDate(field: Locator, text: string): Promise<void> {
  await field.fill(text);
  await field.press('Enter');
  // The calendar below the field has closed, and covers nothing that comes next.
  await expect(field.page().locator('.ant-picker-dropdown:visible')).toHaveCount(0);
}
