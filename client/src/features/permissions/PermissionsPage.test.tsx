import { linSu, me, network, q4, renderSignedIn } from '@testing';
import { screen, within } from '@testing-library/react';
import { beforeEach, expect, test } from 'vitest';
import { PermissionsPage } from './PermissionsPage';
import type { Permissions } from './api';

const told: Permissions = {
  member: me,
  collaborationId: q4.id,
  mayKnow: true,
  relations: ['lead', 'colleague'],
  standsFor: [{ member: linSu, relations: ['involvedHead', 'colleague'] }],
  permissions: [
    { permission: 'editBrief', area: 'goals', answer: 'yes', inTheNameOf: null, holders: ['lead'] },
    { permission: 'replyToResourceRequest', area: 'plan', answer: 'ofOwn', inTheNameOf: linSu, holders: ['subjectHead', 'subjectLiaison'] },
    { permission: 'decideResourceRequest', area: 'plan', answer: 'no', inTheNameOf: null, holders: ['sponsor'] },
  ],
};

beforeEach(() => {
  network.on('get', '/api/v1/collaborations', { items: [], nextCursor: null });
  network.onReply('get', '/api/v1/collaborations/{id}', () => new Response(JSON.stringify(q4)));
});

test('says what one is, what one may also in whose name, and whose the rest is', async () => {
  network.on('get', '/api/v1/permissions', told);
  await renderSignedIn(<PermissionsPage />, { path: `/permissions?collaborationId=${q4.id}` });
  expect(await screen.findByRole('heading', { level: 1, name: 'You may do 2 of 3 things here' })).toBeVisible();
  expect(screen.getByText(new RegExp(`${me.name} is here: lead\\.`))).toHaveTextContent(
    `Stands in for ${linSu.name}, who is: head of a department that takes part.`,
  );
  const plan = screen.getByRole('list', { name: 'Step 3: plan and resources' });
  expect(within(plan).getByText(/^Yes, with their own or their department’s/)).toHaveTextContent(`(for ${linSu.name})`);
  expect(within(plan).getByText('Only these may: sponsor')).toBeVisible();
  expect(within(plan).getByText('No')).toBeVisible();
  expect(screen.queryByRole('combobox', { name: 'Who' })).not.toBeInTheDocument();
});

test('who takes no part is told to be kept out', async () => {
  network.on('get', '/api/v1/permissions', { ...told, mayKnow: false, relations: ['colleague'], standsFor: [], member: linSu });
  await renderSignedIn(<PermissionsPage />, { path: `/permissions?collaborationId=${q4.id}` });
  expect(
    await screen.findByText(`${linSu.name} takes no part in this collaboration, cannot see it and can do nothing in it.`),
  ).toBeVisible();
});
