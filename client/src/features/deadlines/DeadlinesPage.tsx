import { runningCollaborationsQuery } from '@api';
import { type Deadline, DutyRow, LinkButton, Page, QueryList, Section, useDuties, useTimes } from '@components';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { type DeadlineFilter, deadlinesQuery, kinds, states } from './api';

/** Only what the API knows: an address may be typed by hand. */
const known = <Value extends string>(values: readonly Value[], value: string | null) => values.find((it) => it === value);

/** What is late or soon, everywhere I may see? */
export function DeadlinesPage() {
  const { t } = useTranslation('deadlines');
  const { t: common } = useTranslation();
  const [address, setAddress] = useSearchParams();
  const running = useQuery(runningCollaborationsQuery).data ?? [];
  const filter: DeadlineFilter = {
    kind: known(kinds, address.get('kind')),
    state: known(states, address.get('state')),
    collaborationId: address.get('collaborationId') ?? undefined,
  };
  const set = (name: keyof DeadlineFilter) => (value: string | undefined) =>
    setAddress(
      (before) => {
        const after = new URLSearchParams(before);
        if (value) after.set(name, value);
        else after.delete(name);
        return after;
      },
      { replace: true },
    );

  // Without a state: what is still owed, the late ones first.
  const shown = filter.state ? [filter.state] : (['breached', 'open'] as const);
  const first = useInfiniteQuery(deadlinesQuery({ ...filter, state: shown[0] }));
  const second = useInfiniteQuery({ ...deadlinesQuery({ ...filter, state: shown[1] ?? 'open' }), enabled: shown.length > 1 });
  const resting = useInfiniteQuery({ ...deadlinesQuery({ ...filter, state: 'paused' }), enabled: shown.length > 1 });
  const heading = useHeading();

  return (
    <Page
      name={t('name')}
      heading={heading(filter, first.data?.pages, second.data?.pages) ?? t('name')}
      actions={
        <LinkButton quiet to="/admin/deadline-policies">
          {t('rules')}
        </LinkButton>
      }
    >
      <div className="filters" role="group" aria-label={t('filters')}>
        <Select
          aria-label={t('filter.state')}
          value={filter.state ?? ''}
          onChange={set('state')}
          options={[{ value: '', label: t('filter.owed') }, ...states.map((value) => ({ value, label: common(`state.${value}`) }))]}
        />
        <Select
          aria-label={t('filter.kind')}
          value={filter.kind ?? ''}
          onChange={set('kind')}
          options={[{ value: '', label: t('filter.allKinds') }, ...kinds.map((value) => ({ value, label: t(`kind.${value}`) }))]}
        />
        <Select
          aria-label={t('filter.collaboration')}
          value={filter.collaborationId ?? ''}
          onChange={set('collaborationId')}
          options={[{ value: '', label: t('filter.allCollaborations') }, ...running.map((it) => ({ value: it.id, label: it.title }))]}
        />
      </div>
      {shown.length > 1 ? (
        <>
          {(first.data?.pages[0]?.items.length ?? 0) > 0 && (
            <Section title={t('section.breached')}>
              <Rows query={first} label={common('state.breached')} empty="" />
            </Section>
          )}
          <Section title={t('section.open')}>
            <Rows query={second} label={common('state.open')} empty={t('empty.open')} />
          </Section>
          {(resting.data?.pages[0]?.items.length ?? 0) > 0 && (
            <Section title={t('section.paused')}>
              <Rows query={resting} label={common('state.paused')} empty="" />
            </Section>
          )}
        </>
      ) : (
        <Rows query={first} label={t('name')} empty={t('empty.filtered')} />
      )}
    </Page>
  );
}

function Rows({ query, label, empty }: { query: Parameters<typeof QueryList<Deadline>>[0]['query']; label: string; empty: string }) {
  const times = useTimes();
  return (
    <QueryList<Deadline>
      query={query}
      label={label}
      empty={empty}
      className="rail"
      row={(deadline) => (
        <DutyRow
          everybody
          deadline={deadline}
          timeNote={deadline.state === 'paused' ? undefined : times.day(times.wall(deadline.metAt ?? deadline.dueAt).date, true)}
        />
      )}
    />
  );
}

type Pages = { items: Deadline[]; nextCursor?: string | null }[];

function useHeading() {
  const { t } = useTranslation('deadlines');
  const { t: common } = useTranslation();
  const times = useTimes();
  const say = useDuties();
  const total = (pages: Pages) => {
    const count = pages.reduce((sum, page) => sum + page.items.length, 0);
    return { count, n: pages.at(-1)?.nextCursor ? t('atLeast', { count }) : String(count) };
  };
  return ({ state }: DeadlineFilter, first: Pages | undefined, second: Pages | undefined): string | undefined => {
    if (!first) return undefined;
    if (state) return t('heading.state', { ...total(first), state: common(`state.${state}`) });
    const worst = first[0]?.items[0];
    if (worst) return t('heading.breached', { ...total(first), due: times.instant(worst.dueAt), ...who(worst) });
    if (!second) return undefined;
    const next = second[0]?.items[0];
    return next ? t('heading.next', { due: times.near(next.dueAt), ...who(next) }) : t('heading.nothing');
  };

  function who(deadline: Deadline) {
    return { who: deadline.owner.member?.name ?? deadline.owner.department.name, verb: say(deadline).verb };
  }
}
