import type { APIRequestContext, Page } from '@playwright/test';
import { expect, expectAccessible, test } from './support/test.ts';
import { choose, collaborationId, read, send, writeDate, type Items } from './support/people.ts';

const title = '门店客诉快速处理';
/** What is not done yet at the demo's start, in the order that one waits for another, with who is responsible for it. */
const left = {
  门店安抚与换货: 'sales.channel',
  固件修复并回归: 'product.manager',
  同批次机器装热修复版: 'sales.channel',
  顾客回访: 'service.lead',
};

interface Named {
  id: string;
  title: string;
  version: number;
}

const heading = (page: Page) => page.getByRole('main').getByRole('heading', { level: 1 });

/** All of a kind that the collaboration has. */
const all = async (request: APIRequestContext, kind: string, id: string) =>
  (await read<Items<Named>>(request, `/${kind}?limit=100&collaborationId=${id}`)).items;

/** Sends the form, and comes back when the server has answered. */
async function press(page: Page, button: string, path: string) {
  const answer = page.waitForResponse((it) => new URL(it.url()).pathname.includes(path) && it.request().method() !== 'GET');
  await page.getByRole('button', { name: button, exact: true }).click();
  expect((await answer).ok(), `${button}: ${(await answer).status()}`).toBe(true);
}

test('step 6: judged line by line, accepted, signed, looked back on, filed and archived; then nobody changes it', async ({ person }) => {
  test.setTimeout(180_000);
  const lead = await person('service.head@demo.example');
  const id = await collaborationId(lead.request, title);
  const collaboration = `/collaborations/${id}`;

  await test.step('the open issue is solved: with it nothing could be archived', async () => {
    const open = (await all(lead.request, 'issues', id)).find((it) => it.title === '换货地址缺失');
    const me = (await read<{ member: { id: string } }>(lead.request, '/session')).member.id;
    const { now } = await read<{ now: string }>(lead.request, '/demo/clock');
    const decided = await send<Named & { measures: { id: string }[] }>(
      lead.request,
      `/issues/${open?.id}/measures`,
      {
        discussion: { heldAt: now, attendeeIds: [me], decision: '逐一致电补齐 9 个地址' },
        measures: [{ description: '致电 9 位顾客补齐地址', ownerId: me, dueAt: '2024-10-11T18:00:00+08:00' }],
      },
      open?.version,
    );
    for (const { id: measure } of decided.measures)
      await send(lead.request, `/issues/${decided.id}/measures/${measure}/complete`, {}, decided.version);
  });

  await test.step('the last task is done: the acceptance begins by itself', async () => {
    await lead.goto(`${collaboration}/acceptance`);
    await expect(heading(lead)).toHaveText('验收还没有开始');
    const tasks = await all(lead.request, 'work-items', id);
    for (const [name, account] of Object.entries(left)) {
      const { request } = await person(`${account}@demo.example`);
      const task = await read<Named>(request, `/work-items/${tasks.find((it) => it.title === name)?.id}`);
      await send(request, `/work-items/${task.id}/complete`, {}, task.version);
    }
    // Without a reload: the page hears of it.
    await expect(heading(lead)).toHaveText('7 项里已判定 0 项');
    await expectAccessible(lead);
  });

  await test.step('each deliverable is judged against its criterion, each goal against its measured value, one with remarks', async () => {
    const lines = ['投诉归因', ...Object.keys(left), '投诉办结', '同类新增投诉不超过'];
    for (const [index, name] of lines.entries()) {
      await lead.getByRole('button', { name: `判定「${name}」` }).click();
      if (name === '投诉办结') {
        await lead.getByRole('spinbutton', { name: '实测值（起），目标 86' }).fill('84');
        await lead.getByText('通过，附意见').click();
        await lead.getByRole('textbox', { name: '意见' }).fill('2 起等顾客寄回机器，10月21日前办结');
        await expectAccessible(lead);
      }
      if (name === '同类新增投诉不超过') await lead.getByRole('spinbutton', { name: '实测值（起），目标 5' }).fill('3');
      await press(lead, '保存结论', '/acceptance/checks/');
      await expect(heading(lead)).toHaveText(index + 1 < lines.length ? `7 项里已判定 ${index + 1} 项` : '全部判定过，可以验收');
    }
    const judged = lead.getByRole('listitem').filter({ hasText: '投诉办结' });
    await expect(judged).toContainText('实测 84 起，目标 86 起');
    await expect(judged).toContainText('意见：2 起等顾客寄回机器，10月21日前办结');
  });

  await test.step('accepted, then signed by the approver of the plan', async () => {
    await press(lead, '确认验收', '/acceptance/accept');
    await expect(heading(lead)).toHaveText('已经验收，等签字');
    await press(lead, '签字', '/acceptance/sign');
    await expect(heading(lead)).toHaveText('已经验收并签字');
    await expect(lead.getByText('秦川 签字于')).toBeVisible();
    await expectAccessible(lead);
  });

  await test.step('the retrospective: what did not go well, why, and what is improved by whom until when', async () => {
    await lead.goto(`${collaboration}/retrospective`);
    await expect(heading(lead)).toHaveText('复盘还没有记录');
    await lead.getByRole('textbox', { name: '做得好的，第 1 条' }).fill('第 2 天就查明 31 起同批次');
    await lead.getByRole('textbox', { name: '不足，第 1 条' }).fill('测试工程师晚到 2 天');
    await lead.getByRole('textbox', { name: '原因，第 1 条' }).fill('新品认证占满测试工程师');
    await lead.getByRole('button', { name: '加一条改进措施' }).click();
    await lead.getByRole('textbox', { name: '做什么' }).fill('产品部留 1 名测试工程师待命');
    await choose(lead, lead.getByRole('combobox', { name: '负责人' }), '叶青');
    await writeDate(lead.getByRole('textbox', { name: '最晚' }), '2024-10-31');
    await expectAccessible(lead);
    await press(lead, '保存复盘记录', '/retrospective');
    await expect(heading(lead)).toHaveText('已经复盘，1 条改进措施');
    await expect(lead.getByText('产品部留 1 名测试工程师待命')).toBeVisible();
  });

  await test.step('the summary report stands there, generated; corrected and filed', async () => {
    await lead.goto(`${collaboration}/summary`);
    await expect(heading(lead)).toHaveText('报告已从记录生成，核对后存档');
    const report = lead.getByRole('article', { name: title });
    await expect(report).toContainText('测试工程师晚到 2 天');
    await report
      .getByRole('button', { name: /^修改「/ })
      .first()
      .click();
    const text = report.getByRole('textbox', { name: '正文，一行一条' });
    await text.fill(`${await text.inputValue()}\n86 位顾客都有处理结果。`);
    await press(lead, '保存这一节', '/summary');
    await expect(heading(lead)).toHaveText('报告已修改，核对后存档');
    await expect(report).toContainText('86 位顾客都有处理结果。');
    await expectAccessible(lead);
    await press(lead, '存档报告', '/summary/file');
    await expect(heading(lead)).toHaveText('总结报告已存档');
  });

  await test.step('archived, after being asked once more; what is archived can only be read', async () => {
    await lead.getByRole('button', { name: '归档协作' }).click();
    const sure = lead.getByRole('dialog', { name: `归档「${title}」` });
    await expect(sure).toContainText('整项协作只能查看');
    await press(lead, '归档', '/archive');
    await expect(heading(lead)).toHaveText('总结报告已存档，协作已归档');
    await expect(sure).toBeHidden();
    await expect(lead.getByRole('button', { name: /^修改|存档报告|归档协作/ })).toHaveCount(0);
    const { state } = await read<{ state: string }>(lead.request, collaboration);
    expect(state).toBe('archived');
    await lead.goto(collaboration);
    const steps = lead.getByRole('list', { name: '六个步骤' }).getByRole('listitem');
    await expect(steps).toHaveCount(6);
    await expect(steps.last()).toContainText('已完成');
    await expectAccessible(lead);
  });
});
