import { aDeadline, linSu, network, playDuties, renderSignedIn } from '@testing';
import { screen, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { UnattendedPage } from './UnattendedPage';

const administrator = { session: { roles: ['administrator'] as ('administrator' | 'member')[] } };

test('each duty says which place is vacant and leads to where it is filled', async () => {
  playDuties();
  network.on('get', '/api/v1/deadlines/unattended', {
    items: [
      {
        deadline: aDeadline({ id: 'd1' }),
        unreached: [
          { role: 'liaison', away: null },
          { role: 'head', away: linSu },
        ],
      },
      {
        deadline: aDeadline({ id: 'd2', subject: { type: 'resourceRequest', id: 'r2', title: '海报模板' } }),
        unreached: [
          { role: 'sponsor', away: null },
          { role: 'accountable', away: null },
        ],
      },
    ],
    complete: false,
  });
  await renderSignedIn(<UnattendedPage />, administrator);
  expect(await screen.findByRole('heading', { level: 1, name: '2 deadlines would reach nobody when missed' })).toBeVisible();
  const [first, second] = within(screen.getByRole('list', { name: 'Deadlines that reach nobody' })).getAllByRole('article');
  expect(first).toHaveTextContent('市场部 has no liaison in this collaboration; 林溯 is away, and nobody stands in');
  expect(within(first as HTMLElement).getByRole('link', { name: 'Name somebody' })).toHaveAttribute(
    'href',
    expect.stringMatching(/^\/collaborations\/.+\/raci$/),
  );
  expect(within(second as HTMLElement).getByRole('link', { name: 'Change the chain' })).toHaveAttribute(
    'href',
    expect.stringMatching(/^\/admin\/deadline-policies\?collaborationId=/),
  );
  expect(screen.getByText('There may be more; these are due first.')).toBeVisible();
});

test('with nothing to mend it says how far it looked, and looks further on demand', async () => {
  playDuties();
  network.on('get', '/api/v1/deadlines/unattended', { items: [], complete: true });
  const { user } = await renderSignedIn(<UnattendedPage />, administrator);
  expect(await screen.findByText(/^Of what is due within 30 days or missed already/)).toBeVisible();
  await user.click(screen.getByRole('combobox', { name: 'How far ahead' }));
  await user.click(await screen.findByText('due within 92 days'));
  expect(await screen.findByText(/^Of what is due within 92 days/)).toBeVisible();
  expect(network.seen.filter((it) => it.url.includes('unattended')).map((it) => it.url)).toEqual([
    '/api/v1/deadlines/unattended?days=30',
    '/api/v1/deadlines/unattended?days=92',
  ]);
});

test('who is no administrator is told so and nothing is asked', async () => {
  await renderSignedIn(<UnattendedPage />);
  expect(await screen.findByText('Administrators see this page.')).toBeVisible();
});
