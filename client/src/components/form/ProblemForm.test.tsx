import { type Answer, api, idempotent, ifMatch, unwrap } from '@api';
import { network, ok, refusal, renderSignedIn } from '@testing';
import { act, screen, waitFor, within } from '@testing-library/react';
import { Form, Input } from 'antd';
import { useEffect, useState } from 'react';
import { expect, test, vi } from 'vitest';
import { ProblemForm } from './ProblemForm';

const path = '/api/v1/collaborations/{id}/brief';
type Brief = Answer<'put', typeof path>;

const brief: Brief = {
  id: 'b1',
  version: 3,
  createdAt: '2024-09-20T01:00:00Z',
  updatedAt: '2024-09-20T01:00:00Z',
  allowed: ['edit'],
  background: 'Competitor A took 30 % of the market.',
  coreNeeds: 'Be seen.',
  expectedFinish: '2024-11-12',
  goals: [],
  frozen: false,
};

interface Values {
  background: string;
  coreNeeds: string;
}

const onDone = vi.fn();

/** A form as a feature writes it: the brief of a collaboration. */
function BriefForm({ version = 3, from = brief }: { version?: number; from?: Brief }) {
  return (
    <ProblemForm<Values, Brief>
      draft="collaborations/c1/brief"
      version={version}
      initialValues={{ background: from.background, coreNeeds: from.coreNeeds }}
      labels={{ background: 'Background', coreNeeds: 'Core needs' }}
      read={(current) => ({ background: (current as Brief).background, coreNeeds: (current as Brief).coreNeeds })}
      submit={(values, sending) =>
        unwrap(
          api.PUT(path, {
            params: { path: { id: 'c1' }, header: { ...ifMatch(sending.version), ...idempotent(sending.idempotencyKey) } },
            body: { ...values, expectedFinish: from.expectedFinish },
          }),
        )
      }
      onDone={onDone}
      submitLabel="Save"
    >
      <Form.Item name="background" label="Background">
        <Input.TextArea />
      </Form.Item>
      <Form.Item name="coreNeeds" label="Core needs">
        <Input.TextArea />
      </Form.Item>
    </ProblemForm>
  );
}

const field = (name: string) => screen.getByRole('textbox', { name });
const button = (name: string) => screen.getByRole('button', { name });

test('a refused form keeps what was typed, marks the field, focuses it and says how many are left', async () => {
  network.onReply('put', path, () =>
    refusal(422, 'brief.vague', { errors: { '$.coreNeeds': ['“As soon as possible” has no date. Make it “by 12 November”?'] } }),
  );
  const { user } = await renderSignedIn(<BriefForm />);

  await user.clear(field('Core needs'));
  await user.type(field('Core needs'), 'As soon as possible');
  await user.click(button('Save'));

  expect(await screen.findByText(/has no date/)).toBeVisible();
  expect(field('Core needs')).toHaveValue('As soon as possible');
  await waitFor(() => expect(field('Core needs')).toHaveFocus());
  expect(button('1 to fix')).toBeEnabled();

  await user.type(field('Core needs'), ' by 12 November');
  expect(button('Save')).toBeEnabled();
  await waitFor(() => expect(screen.queryByText(/has no date/)).not.toBeInTheDocument());
});

test('what the server says about no field of the form stands above it', async () => {
  network.onReply('put', path, () => refusal(422, 'brief.noGoal', { errors: { '$.goals': ['A brief needs at least one goal.'] } }));
  const { user } = await renderSignedIn(<BriefForm />);
  await user.click(button('Save'));
  expect(await screen.findByRole('alert')).toHaveTextContent('A brief needs at least one goal.');
});

test('⌘Enter sends, with the version seen, the CSRF token and one key for all attempts', async () => {
  let attempts = 0;
  network.onReply('put', path, () => (++attempts === 1 ? refusal(503, 'server.busy') : ok({ ...brief, version: 4 })));
  const { user } = await renderSignedIn(<BriefForm />);

  await user.type(field('Background'), ' Act now.');
  await user.keyboard('{Control>}{Enter}{/Control}');
  expect(await screen.findByRole('alert')).toHaveTextContent(
    'Not saved; your draft is kept. Try again, or give your administrator the number 7f3a2b1c.',
  );
  await user.keyboard('{Control>}{Enter}{/Control}');

  await waitFor(() => expect(onDone).toHaveBeenCalledWith(expect.objectContaining({ version: 4 }), expect.any(Function)));
  const [first, second] = network.seen.filter((it) => it.method === 'PUT');
  expect(first?.headers.get('If-Match')).toBe('"3"');
  expect(first?.headers.get('X-CSRF-Token')).toBe('csrf-token');
  expect(first?.headers.get('Accept-Language')).toBe('en');
  expect(second?.headers.get('Idempotency-Key')).toBe(first?.headers.get('Idempotency-Key'));
});

test('without a network the form says so and keeps the text', async () => {
  network.onReply('put', path, () => Promise.reject(new TypeError('Failed to fetch')));
  const { user } = await renderSignedIn(<BriefForm />);
  await user.type(field('Background'), ' Act now.');
  await user.click(button('Save'));
  expect(await screen.findByRole('alert')).toHaveTextContent(/^Offline\./);
  expect(field('Background')).toHaveValue('Competitor A took 30 % of the market. Act now.');
});

test('someone else’s change of a field I did not touch merges; of one I touched, I choose', async () => {
  const theirs: Brief = { ...brief, version: 5, background: 'Competitor A took 35 %.', coreNeeds: 'Be seen by 500,000.' };
  network.onReply('put', path, ({ headers }) =>
    headers.get('If-Match') === '"5"' ? ok({ ...theirs, version: 6 }) : refusal(412, 'stale', { current: theirs }),
  );
  const { user } = await renderSignedIn(<BriefForm />);

  await user.type(field('Core needs'), ' Everywhere.');
  await user.click(button('Save'));

  const panel = await screen.findByRole('alert');
  expect(within(panel).getAllByRole('group')).toHaveLength(1);
  expect(within(panel).getByRole('radio', { name: /Mine\s*Be seen\. Everywhere\./ })).not.toBeChecked();
  expect(within(panel).getByRole('button', { name: '1 to choose' })).toBeDisabled();
  await user.click(within(panel).getByRole('radio', { name: /Mine/ }));
  await user.click(within(panel).getByRole('button', { name: 'Keep this and go on' }));

  expect(field('Background')).toHaveValue('Competitor A took 35 %.');
  expect(field('Core needs')).toHaveValue('Be seen. Everywhere.');
  await user.click(button('Save'));
  await waitFor(() => expect(onDone).toHaveBeenCalled());
  expect(network.sent('put', path).at(-1)).toMatchObject({ background: 'Competitor A took 35 %.', coreNeeds: 'Be seen. Everywhere.' });
});

/** The form on a page that shows what the server tells it, as the live connection does. */
function LiveBrief() {
  const [now, setNow] = useState(brief);
  useEffect(() => {
    hear = setNow;
  }, []);
  return <BriefForm version={now.version} from={now} />;
}
let hear: (now: Brief) => void = () => undefined;

test('a change that comes while I type is asked about where both wrote, and my text stays', async () => {
  const { user } = await renderSignedIn(<LiveBrief />);
  await user.type(field('Core needs'), ' Everywhere.');
  act(() => hear({ ...brief, version: 5, background: 'Competitor A took 35 %.', coreNeeds: 'Be seen by 500,000.' }));

  const panel = await screen.findByRole('alert');
  expect(within(panel).getAllByRole('group')).toHaveLength(1);
  expect(field('Core needs')).toHaveValue('Be seen. Everywhere.');
  expect(button('Save')).toBeDisabled();
  await user.click(within(panel).getByRole('radio', { name: /Mine/ }));
  await user.click(within(panel).getByRole('button', { name: 'Keep this and go on' }));
  expect(field('Background')).toHaveValue('Competitor A took 35 %.');
  expect(field('Core needs')).toHaveValue('Be seen. Everywhere.');

  network.onReply('put', path, () => ok({ ...brief, version: 6 }));
  await user.click(button('Save'));
  await waitFor(() => expect(network.seen.find((it) => it.method === 'PUT')?.headers.get('If-Match')).toBe('"5"'));
});

test('a change that comes while I type elsewhere comes into the form without a question', async () => {
  const { user } = await renderSignedIn(<LiveBrief />);
  await user.type(field('Core needs'), ' Everywhere.');
  act(() => hear({ ...brief, version: 4, background: 'Competitor A took 35 %.' }));
  await waitFor(() => expect(field('Background')).toHaveValue('Competitor A took 35 %.'));
  expect(field('Core needs')).toHaveValue('Be seen. Everywhere.');
  expect(field('Core needs')).toHaveFocus();
  expect(screen.queryByRole('alert')).not.toBeInTheDocument();
});

test('what I typed after sending stays when my own save comes back', async () => {
  let answer: () => void = () => undefined;
  network.onReply('put', path, () => new Promise((resolve) => (answer = () => resolve(ok({ ...brief, version: 4 })))));
  const { user } = await renderSignedIn(<LiveBrief />);
  await user.type(field('Core needs'), ' Everywhere.');
  await user.click(button('Save'));
  await waitFor(() => expect(network.sent('put', path)).toHaveLength(1));
  await user.type(field('Core needs'), ' Always.');
  act(() => hear({ ...brief, version: 4, coreNeeds: 'Be seen. Everywhere.' }));
  answer();
  await waitFor(() => expect(button('Save')).toBeEnabled());
  network.onReply('put', path, () => ok({ ...brief, version: 5 }));
  await user.click(button('Save'));
  await waitFor(() => expect(network.sent('put', path)).toHaveLength(2));
  expect(network.sent('put', path)[1]).toMatchObject({ coreNeeds: 'Be seen. Everywhere. Always.' });
  expect(network.seen.filter((it) => it.method === 'PUT')[1]?.headers.get('If-Match')).toBe('"4"');
});

test('a draft whose text was saved meanwhile does not bring back what was changed beside it', async () => {
  const first = await renderSignedIn(<BriefForm />);
  await first.user.type(field('Background'), '!');
  first.unmount();
  const now = { ...brief, version: 4, background: `${brief.background}!`, coreNeeds: 'Be seen by 500,000.' };
  await renderSignedIn(<BriefForm version={4} from={now} />);
  expect(field('Core needs')).toHaveValue('Be seen by 500,000.');
});

test('a state that moved on says what happened and offers my text', async () => {
  network.onReply('put', path, () => refusal(409, 'brief.frozen', { detail: 'He Qing confirmed before you; the brief is frozen.' }));
  const { user } = await renderSignedIn(<BriefForm />);
  await user.type(field('Background'), ' Act now.');
  await user.click(button('Save'));
  expect(await screen.findByRole('alert')).toHaveTextContent('He Qing confirmed before you');
  await user.click(button('Copy what I wrote'));
  expect(await navigator.clipboard.readText()).toContain('Act now.');
});

test('a draft is saved 400 ms after typing and is there when the form opens again', async () => {
  const { user, unmount } = await renderSignedIn(<BriefForm />);
  await user.type(field('Background'), ' Act now.');
  expect(await screen.findByText('Draft saved today 10:00, also offline')).toBeVisible();
  unmount();

  await renderSignedIn(<BriefForm />);
  expect(field('Background')).toHaveValue('Competitor A took 30 % of the market. Act now.');
  expect(screen.getByText('Continued from your draft of today 10:00')).toBeVisible();
});

test('the last keys before a row folds are kept as well', async () => {
  const { user, unmount } = await renderSignedIn(<BriefForm />);
  await user.type(field('Background'), '!');
  unmount();
  await renderSignedIn(<BriefForm />);
  expect(field('Background')).toHaveValue('Competitor A took 30 % of the market.!');
});

test('a draft older than the stored version opens as a conflict, never silently', async () => {
  const first = await renderSignedIn(<BriefForm />);
  await first.user.type(field('Background'), ' Act now.');
  first.unmount();

  const { user } = await renderSignedIn(<BriefForm version={4} from={{ ...brief, version: 4, background: 'Competitor A took 35 %.' }} />);
  expect(field('Background')).toHaveValue('Competitor A took 35 %.');
  const panel = screen.getByRole('alert');
  expect(panel).toHaveTextContent('Your draft is from Fri 11 Oct, 10:00');
  await user.click(within(panel).getByRole('radio', { name: /Mine/ }));
  await user.click(within(panel).getByRole('button', { name: 'Keep this and go on' }));
  expect(field('Background')).toHaveValue('Competitor A took 30 % of the market. Act now.');
});

test('drafts belong to a person: the next one on this device does not see them', async () => {
  const { user, unmount } = await renderSignedIn(<BriefForm />);
  await user.type(field('Background'), ' Act now.');
  unmount();
  await renderSignedIn(<BriefForm />, {
    session: {
      member: { id: 'someone-else', name: '陈立', email: 'sales.head@demo.example', department: { id: 'd2', name: '销售部' }, title: '' },
    },
  });
  expect(field('Background')).toHaveValue('Competitor A took 30 % of the market.');
});

const key = 'collab.draft:0192f000-0000-7000-8000-000000000001:collaborations/c1/brief';
const fields = (name: RegExp) => screen.getAllByRole('textbox', { name });

/** The same person has the same form open in two tabs, and types in both. */
async function twoTabs() {
  const first = await renderSignedIn(<BriefForm />);
  const second = await renderSignedIn(<BriefForm />);
  await first.user.type(fields(/^Core needs/)[0]!, ' First.');
  await screen.findByText(/^Draft saved/);
  await first.user.type(fields(/^Background/)[1]!, ' Second.');
  await waitFor(() => expect(screen.getAllByText(/^Draft saved/)).toHaveLength(2));
  return { first, second };
}

test('what one tab saves does not take the draft of the other', async () => {
  const { first, second } = await twoTabs();
  network.onReply('put', path, () => ok({ ...brief, version: 4 }));
  await first.user.click(screen.getAllByRole('button', { name: /^Save/ })[0]!);
  await waitFor(() => expect(screen.getAllByText(/^Draft saved/)).toHaveLength(1));
  first.unmount();
  second.unmount();

  await renderSignedIn(<BriefForm />);
  expect(field('Background')).toHaveValue(`${brief.background} Second.`);
  expect(field('Core needs')).toHaveValue(brief.coreNeeds);
});

test('a tab that is reloaded goes on with its own draft, not with that of the other tab', async () => {
  const { first, second } = await twoTabs();
  first.unmount();
  second.unmount();
  const reloaded = await renderSignedIn(<BriefForm />);
  expect(field('Background')).toHaveValue(`${brief.background} Second.`);
  reloaded.unmount();

  sessionStorage.setItem(key, key);
  await renderSignedIn(<BriefForm />);
  expect(field('Core needs')).toHaveValue(`${brief.coreNeeds} First.`);
});

/** A form that adds something to what its page shows, and so has nothing to compare. */
function LiveAnswer() {
  const [version, setVersion] = useState(3);
  return (
    <ProblemForm<{ reason: string }, unknown>
      version={version}
      initialValues={{ reason: '' }}
      submit={({ reason }, sending) =>
        unwrap(
          api.POST('/api/v1/collaborations/{id}/cancel', {
            params: { path: { id: 'c1' }, header: { ...ifMatch(sending.version), ...idempotent(sending.idempotencyKey) } },
            body: { reason },
          }),
        )
      }
      onStale={() => setVersion(5)}
      onDone={onDone}
      submitLabel="Send"
    >
      <Form.Item name="reason" label="Reason">
        <Input />
      </Form.Item>
    </ProblemForm>
  );
}

test('a form that compares nothing keeps its text over a newer version, which it is sent against once that was shown', async () => {
  const cancel = '/api/v1/collaborations/{id}/cancel';
  network.onReply('post', cancel, () => refusal(412, 'version.stale', { detail: 'He Qing changed this.' }));
  const { user } = await renderSignedIn(<LiveAnswer />);
  await user.type(field('Reason'), 'No budget');
  await user.click(button('Send'));
  await user.click(await screen.findByRole('button', { name: 'Show it as it is now' }));

  expect(screen.queryByRole('alert')).not.toBeInTheDocument();
  expect(button('Send')).toHaveFocus();
  network.onReply('post', cancel, () => ok({}));
  await user.click(button('Send'));
  await waitFor(() => expect(network.sent('post', cancel)).toHaveLength(2));
  expect(network.sent('post', cancel)[1]).toEqual({ reason: 'No budget' });
  expect(network.seen.filter((it) => it.method === 'POST')[1]?.headers.get('If-Match')).toBe('"5"');
});
