import { api, ifMatch, liaisonsQuery, problemOf, unwrap } from '@api';
import { Note, StateMark, useTimes } from '@components';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { Fragment, type KeyboardEvent, useRef, useState } from 'react';
import { Trans, useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { type Raci, type RaciRow, raciQuery, type Role } from './api';

type Assignments = RaciRow['assignments'];

const letters: Record<Role, string> = { responsible: 'R', accountable: 'A', consulted: 'C', informed: 'I' };
const roles = Object.keys(letters) as Role[];
const roleOf = (key: string) => roles.find((role) => letters[role] === key.toUpperCase());

const Letter = ({ role }: { role: Role }) => <span className={`rc ${letters[role]}`}>{letters[role]}</span>;

/** The responsibility matrix: arrows move, R A C I set, Delete clears; a second A asks first. */
export function Matrix({ collaborationId, raci }: { collaborationId: string; raci: Raci }) {
  const { t } = useTranslation('work-items');
  const times = useTimes();
  const cache = useQueryClient();
  const table = useRef<HTMLTableElement>(null);
  const [cursor, setCursor] = useState({ row: 0, column: 0 });
  const [moving, setMoving] = useState<{ row: RaciRow; memberId: string } | null>(null);
  const { people, items } = raci;
  const liaisons = useQuery(liaisonsQuery(collaborationId));
  const deputies = new Set(liaisons.data?.items.map((it) => it.deputy?.id));
  const here = { row: items[cursor.row], person: people[cursor.column] };

  const assign = useMutation({
    // One after the other, each upon what the one before made of the row: letters are typed faster than answers come.
    scope: { id: `raci ${collaborationId}` },
    mutationFn: ({ workItemId, change }: { workItemId: string; change: (now: Assignments) => Assignments }) => {
      const known = cache.getQueryData(raciQuery(collaborationId).queryKey) ?? raci;
      const row = known.items.find((it) => it.workItem.id === workItemId);
      return unwrap(
        api.PUT('/api/v1/collaborations/{id}/raci/{workItemId}', {
          params: { path: { id: collaborationId, workItemId }, header: ifMatch(row?.workItem.version ?? 0) },
          body: { assignments: change(row?.assignments ?? []) },
        }),
      );
    },
    onSuccess: () => cache.invalidateQueries({ queryKey: ['collaborations', collaborationId] }),
    onError: () => cache.invalidateQueries({ queryKey: raciQuery(collaborationId).queryKey }),
  });

  /** The member has this letter and no other; an A only one has. */
  function put({ workItem }: RaciRow, memberId: string, role: Role | null) {
    assign.mutate({
      workItemId: workItem.id,
      change: (now) => {
        const others = now.filter((it) => it.memberId !== memberId && !(role === 'accountable' && it.role === 'accountable'));
        return role ? [...others, { memberId, role }] : others;
      },
    });
  }

  function set(row: RaciRow, memberId: string, role: Role | null) {
    const taken = row.assignments.some((it) => it.role === 'accountable' && it.memberId !== memberId);
    if (role === 'accountable' && taken) setMoving({ row, memberId });
    else put(row, memberId, role);
  }

  /** The question is answered; back to the cell that asked it. */
  function settle(move: boolean) {
    if (move && moving) put(moving.row, moving.memberId, 'accountable');
    setMoving(null);
    focusCell(cursor);
  }

  const focusCell = ({ row, column }: typeof cursor) =>
    table.current?.querySelector<HTMLElement>(`[data-cell="${row}:${column}"]`)?.focus();

  function keys(event: KeyboardEvent, row: RaciRow, memberId: string) {
    const steps: Record<string, [number, number]> = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };
    const step = steps[event.key];
    const role = roleOf(event.key);
    if (step) {
      event.preventDefault();
      const to = {
        row: Math.min(items.length - 1, Math.max(0, cursor.row + step[0])),
        column: Math.min(people.length - 1, Math.max(0, cursor.column + step[1])),
      };
      setCursor(to);
      focusCell(to);
    } else if (row.allowed.includes('assign') && !event.metaKey && !event.ctrlKey && !event.altKey) {
      if (role) set(row, memberId, role);
      if (event.key === 'Delete' || event.key === 'Backspace') set(row, memberId, null);
    }
  }

  const problem = assign.isError ? problemOf(assign.error) : null;
  const departments = [...new Map(people.map((it) => [it.department.id, it.department])).values()];
  const starts = (index: number) => index === 0 || people[index]?.department.id !== people[index - 1]?.department.id;

  return (
    <>
      {problem && (
        <Note tone="breached" live>
          {Object.values(problem.errors ?? {}).flat()[0] ?? problem.detail ?? problem.title}
        </Note>
      )}
      {moving && (
        <Note tone="soon" live>
          {t('raci.moveA', { title: moving.row.workItem.title, name: people.find((it) => it.member.id === moving.memberId)?.member.name })}{' '}
          <Button size="small" autoFocus onClick={() => settle(true)}>
            {t('raci.move')}
          </Button>{' '}
          <Button size="small" type="text" onClick={() => settle(false)}>
            {t('raci.leave')}
          </Button>
        </Note>
      )}
      <div className="scroll" tabIndex={0} role="region" aria-label={t('raci.name')}>
        <table className="grid raci" ref={table}>
          <thead>
            <tr>
              <th className="task" rowSpan={2} scope="col">
                {t('raci.task')}
              </th>
              {departments.map((it) => (
                <th key={it.id} className="dep" scope="colgroup" colSpan={people.filter((person) => person.department.id === it.id).length}>
                  {it.name}
                </th>
              ))}
              <th className="chk dep" rowSpan={2} scope="col">
                {t('raci.check')}
              </th>
            </tr>
            <tr>
              {people.map((it, index) => (
                <th key={it.member.id} scope="col" className={starts(index) ? 'dep' : undefined}>
                  {it.member.name}
                  <small>
                    {it.isLiaison ? t(deputies.has(it.member.id) ? 'raci.deputy' : 'raci.liaison', { title: it.title }) : it.title}
                  </small>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {items.map((row, rowIndex) => (
              <tr key={row.workItem.id} className={row.findings.some((it) => it.code.startsWith('missing')) ? 'hole' : undefined}>
                <th scope="row">
                  <Link to={`/work-items/${row.workItem.id}`}>{row.workItem.title}</Link>
                  <small>{times.span(row.workItem.plannedStart, row.workItem.plannedFinish)}</small>
                </th>
                {people.map(({ member }, column) => {
                  const role = row.assignments.find((it) => it.memberId === member.id)?.role;
                  return (
                    <td
                      key={member.id}
                      data-cell={`${rowIndex}:${column}`}
                      data-w={role && member.name}
                      className={starts(column) ? 'dep' : undefined}
                      tabIndex={cursor.row === rowIndex && cursor.column === column ? 0 : -1}
                      aria-label={t('raci.cell', {
                        task: row.workItem.title,
                        name: member.name,
                        role: role ? t(`role.${role}`) : t('role.none'),
                      })}
                      onFocus={() => setCursor({ row: rowIndex, column })}
                      onKeyDown={(event) => keys(event, row, member.id)}
                    >
                      {role && <Letter role={role} />}
                    </td>
                  );
                })}
                <td className="chk dep">
                  {row.findings.length === 0 ? (
                    <StateMark mark="met">{t('raci.fine')}</StateMark>
                  ) : (
                    row.findings.map((finding) => (
                      <StateMark key={finding.code} mark={finding.code === 'notInvolved' ? 'soon' : 'breached'}>
                        {t(`finding.${finding.code}`, {
                          ...finding.values,
                          day: finding.values.startsOn && times.day(finding.values.startsOn),
                        })}
                      </StateMark>
                    ))
                  )}
                </td>
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">{t('raci.load')}</th>
              {people.map(({ member, load }, column) => (
                <td key={member.id} className={starts(column) ? 'dep' : undefined} data-w={member.name}>
                  {[load.responsible > 0 && `R ${load.responsible}`, load.accountable > 0 && `A ${load.accountable}`]
                    .filter(Boolean)
                    .join('　') || '–'}
                </td>
              ))}
              <td className="chk dep" />
            </tr>
          </tfoot>
        </table>
      </div>
      <div className="under">
        <ul className="legend">
          {roles.map((role) => (
            <li key={role}>
              <Letter role={role} /> {t(`legend.${role}`)}
            </li>
          ))}
        </ul>
      </div>
      {here.row?.allowed.includes('assign') && here.person && (
        <div className="note">
          <span>
            <Trans
              t={t}
              i18nKey="raci.keys"
              values={{ task: here.row.workItem.title, name: here.person.member.name }}
              components={{ b: <b /> }}
            />
          </span>
          <span className="nw">
            {roles.map((role) => (
              <Fragment key={role}>
                <Button
                  size="small"
                  aria-label={t('raci.set', { role: t(`role.${role}`), name: here.person?.member.name })}
                  onClick={() => here.row && here.person && set(here.row, here.person.member.id, role)}
                >
                  {letters[role]}
                </Button>{' '}
              </Fragment>
            ))}
            <Button size="small" type="text" onClick={() => here.row && here.person && set(here.row, here.person.member.id, null)}>
              {t('raci.clear')}
            </Button>
          </span>
        </div>
      )}
    </>
  );
}
