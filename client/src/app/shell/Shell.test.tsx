import type { Item } from '@api';
import { Page } from '@components';
import { network, playFrame, renderApp } from '@testing';
import { screen, waitFor, within } from '@testing-library/react';
import { expect, test, vi } from 'vitest';

const promotion: Item<'/api/v1/collaborations'> = {
  id: 'c1',
  version: 1,
  title: 'Q4 新品推广',
  scenario: 'newProduct',
  state: 'executing',
  step: 4,
  leadDepartment: { id: 'd1', name: '市场部' },
  departments: [],
  sponsor: null,
  createdAt: '2024-09-20T01:00:00Z',
  updatedAt: '2024-09-20T01:00:00Z',
  openDeadlines: 3,
  breachedDeadlines: 0,
  nextDueAt: null,
};

const done = vi.fn();

function Rows() {
  return (
    <Page name="Rows" heading="Two rows" actions={<button type="button">Report an issue</button>}>
      <input aria-label="Note" />
      <ul className="list">
        <li>
          <div className="ttl">First</div>
          <button type="button" onClick={() => done('first')}>
            Reply
          </button>
        </li>
        <li>
          <div className="ttl">Second</div>
          <button type="button" onClick={() => done('second')}>
            Reply
          </button>
        </li>
      </ul>
    </Page>
  );
}

const pages = [
  { path: 'rows', element: <Rows /> },
  { path: 'collaborations/:id', element: <Page name="c" heading="The collaboration" /> },
];

async function openRows() {
  playFrame();
  network.on('get', '/api/v1/collaborations', {
    items: [promotion, { ...promotion, id: 'c2', title: 'Archived one', state: 'archived' }],
    nextCursor: null,
  });
  const view = renderApp('/rows', pages);
  await screen.findByRole('heading', { name: 'Two rows' });
  return view;
}

test('the side bar has what is running, not what is archived, and the counts in words', async () => {
  await openRows();
  const navigation = screen.getByRole('navigation', { name: 'Main' });
  expect(await within(navigation).findByRole('link', { name: 'Q4 新品推广' })).toHaveAttribute('href', '/collaborations/c1');
  expect(within(navigation).queryByRole('link', { name: 'Archived one' })).not.toBeInTheDocument();
});

test('the list of places and actions opens by key, finds by pinyin initials and goes there by Enter', async () => {
  const { user, router } = await openRows();
  await user.keyboard('{Control>}k{/Control}');
  const box = await screen.findByRole('combobox', { name: 'Find or do' });
  expect(screen.getAllByRole('option')[0]).toHaveTextContent('Report an issue');
  await user.type(box, 'xptg');
  const first = screen.getAllByRole('option')[0];
  expect(first).toHaveTextContent('Q4 新品推广');
  expect(first).toHaveAttribute('aria-selected', 'true');
  await user.keyboard('{Enter}');
  await waitFor(() => expect(router.state.location.pathname).toBe('/collaborations/c1'));
  expect(screen.queryByRole('combobox')).not.toBeInTheDocument();
});

test('j and k move over rows and e does what the row asks', async () => {
  const { user } = await openRows();
  await user.keyboard('jj');
  expect(screen.getByText('Second').closest('li')).toHaveFocus();
  await user.keyboard('ke');
  expect(done.mock.calls).toEqual([['first']]);
});

test('single keys never fire in fields, and not at all once they are switched off', async () => {
  const { user } = await openRows();
  await user.type(screen.getByLabelText('Note'), 'j?');
  expect(screen.getByLabelText('Note')).toHaveValue('j?');
  expect(screen.queryByRole('dialog')).not.toBeInTheDocument();

  await user.click(screen.getByRole('heading', { name: 'Two rows' }));
  await user.keyboard('?');
  await user.click(await screen.findByRole('switch', { name: 'Shortcuts of a single letter' }));
  await user.keyboard('{Escape}');
  await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument());
  await user.keyboard('j');
  expect(screen.getByText('First').closest('li')).not.toHaveFocus();
});

test('another page takes the focus to its content, where the keyboard goes on', async () => {
  const { user, router } = await openRows();
  await user.click(await screen.findByRole('link', { name: 'Q4 新品推广' }));
  await waitFor(() => expect(router.state.location.pathname).toBe('/collaborations/c1'));
  await waitFor(() => expect(screen.getByRole('main')).toHaveFocus());
});
