import { network, refusal, renderSignedIn } from '@testing';
import { screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import type { WorkItem } from './api';
import { WorkItemPage } from './WorkItemPage';

const id = '0192f000-0000-7000-8000-0000000000e1';
const collaboration = { id: '0192f000-0000-7000-8000-0000000000e2', name: 'Q4 promotion' };
const draft: WorkItem = {
  id,
  version: 3,
  createdAt: '2024-10-10T02:00:00Z',
  updatedAt: '2024-10-10T02:00:00Z',
  collaboration,
  phaseId: null,
  title: 'First copy',
  plannedStart: '2024-10-14',
  plannedFinish: '2024-10-18',
  agreedFinish: null,
  timesMoved: 0,
  actualFinish: null,
  acceptanceCriteria: 'passes the check',
  state: 'planned',
  percentComplete: 0,
  problem: null,
  solution: null,
  nextStep: null,
  dependsOn: [],
  atRisk: false,
  raci: [],
  deadline: null,
  allowed: ['edit', 'complete'],
};
const path = '/api/v1/work-items/{id}';

async function open(it: WorkItem) {
  network.on('get', path, it);
  network.onReply(
    'get',
    '/api/v1/collaborations/{id}/plan',
    () => new Response(JSON.stringify({ phases: [], allowed: ['revise'] }), { headers: { 'Content-Type': 'application/json' } }),
  );
  const page = await renderSignedIn(<WorkItemPage />, {
    path: `/work-items/${id}`,
    routes: [
      {
        path: '/work-items/:id',
        element: (
          <main tabIndex={-1}>
            <WorkItemPage />
          </main>
        ),
      },
    ],
  });
  await page.user.click(await screen.findByText('Edit'));
  return page;
}
// By label and text: asking for roles takes seconds on this page.
const send = '{Control>}{Enter}{/Control}';
const title = () => screen.getByLabelText('Task');

test('before the plan is approved the task is edited with its dates, and the button that opened the form has the focus again', async () => {
  const { user } = await open(draft);
  expect(title()).toHaveFocus();
  await user.type(title(), '!');
  await user.clear(screen.getByLabelText('Planned finish'));
  await user.paste('21 Oct');
  await user.tab();
  network.on('patch', path, { ...draft, version: 4, title: 'First copy!', plannedFinish: '2024-10-21' });
  await user.keyboard(send);

  expect(await screen.findByRole('heading', { level: 1, name: 'First copy!' })).toBeVisible();
  expect(network.sent('patch', path)).toEqual([
    {
      title: 'First copy!',
      acceptanceCriteria: 'passes the check',
      plannedStart: '2024-10-14',
      plannedFinish: '2024-10-21',
    },
  ]);
  expect(network.seen.find((it) => it.method === 'PATCH')?.headers.get('If-Match')).toBe('"3"');
  await waitFor(() => expect(screen.getByText('Edit').closest('button')).toHaveFocus());
});

test('once the dates are agreed the form says so, leads to the revision of this task and sends no dates', async () => {
  const { user } = await open({ ...draft, agreedFinish: '2024-10-18' });
  expect(screen.queryByLabelText('Planned finish')).not.toBeInTheDocument();
  expect(await screen.findByRole('link', { name: 'Move the dates' })).toHaveAttribute(
    'href',
    `/collaborations/${collaboration.id}/plan?revise=${id}`,
  );
  network.on('patch', path, { ...draft, version: 4 });
  await user.type(title(), '!');
  await user.keyboard(send);
  await waitFor(() => expect(network.sent('patch', path)).toEqual([{ title: 'First copy!', acceptanceCriteria: 'passes the check' }]));
});

test('what is saved by another tab comes into both forms of the task and takes nothing that is being typed', async () => {
  const { user, queryClient } = await open(draft);
  const problem = screen.getByLabelText('Problem');
  await user.type(title(), '!');
  await user.type(problem, 'No');
  const now = { ...draft, version: 4, acceptanceCriteria: 'passes both checks', nextStep: 'Ask He Qing' };
  network.on('get', path, now);
  await queryClient.invalidateQueries({ queryKey: ['work-items', id] });

  await waitFor(() => expect(screen.getByLabelText('Acceptance criterion')).toHaveValue('passes both checks'));
  await waitFor(() => expect(screen.getByLabelText('Next step')).toHaveValue('Ask He Qing'));
  expect(title()).toHaveValue('First copy!');
  expect(problem).toHaveValue('No');
  network.on('post', '/api/v1/work-items/{id}/progress', { ...now, version: 5, problem: 'No' });
  await user.keyboard(send);
  await waitFor(() => expect(network.seen.find((it) => it.method === 'POST')?.headers.get('If-Match')).toBe('"4"'));
  expect(title()).toHaveValue('First copy!');
});

test('a task that somebody else saved first is shown in both versions, and mine is kept', async () => {
  const { user } = await open(draft);
  await user.type(title(), '!');
  network.onReply('patch', path, () => refusal(412, 'version.stale', { current: { ...draft, version: 4, title: 'Copy for all' } }));
  await user.keyboard(send);
  const panel = await screen.findByRole('alert');
  expect(within(panel).getByText('Copy for all')).toBeVisible();
  await user.click(within(panel).getByRole('radio', { name: /Mine/ }));
  await user.click(within(panel).getByRole('button', { name: 'Keep this and go on' }));
  expect(title()).toHaveValue('First copy!');
});
