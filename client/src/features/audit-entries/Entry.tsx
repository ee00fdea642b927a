import { Facts, subjectPath, useTimes } from '@components';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { AuditEntry } from './api';
import { Erase } from './Erase';
import { useActionName } from './useActionName';

interface Change {
  from?: unknown;
  to?: unknown;
}

/** One entry: who, for whom, what, about what, when, from where; opened, what else is known and what was before. */
export function Entry({ entry }: { entry: AuditEntry }) {
  const { t } = useTranslation('audit-entries');
  const times = useTimes();
  const said = useSaid();
  const actionName = useActionName();
  const [open, setOpen] = useState(false);
  const { actor, actorFor, subject, collaboration, values } = entry;
  const { changes, ...others } = values as Record<string, unknown> & { changes?: Record<string, Change> };
  const who = actor
    ? actorFor
      ? t('whoFor', { who: actor.name, absent: actorFor.name })
      : actor.name
    : t(entry.address ? 'somebody' : 'system');
  const to = subjectPath({ subject, collaborationId: collaboration?.id });
  // Who does something about himself is named once.
  const title = entry.erasedAt ? t('erasedTitle') : subject.id === actor?.id ? '' : subject.title;
  const known = Object.entries(others).filter(([, value]) => value !== null && value !== '');
  return (
    <>
      <div className="ttl">
        {t('did', { who, action: actionName(entry.action) })}
        {title && <> {to && !entry.erasedAt ? <Link to={to}>{title}</Link> : <span>{title}</span>}</>}
      </div>
      <div className="sub">
        {[
          <time key="at" dateTime={entry.at}>
            {times.instant(entry.at)}
          </time>,
          t(`subject.${subject.type}`),
          collaboration?.name,
          entry.address,
        ]
          .filter(Boolean)
          .flatMap((part, index) => (index > 0 ? [' · ', part] : [part]))}
      </div>
      <div className="end">
        <Button size="small" aria-expanded={open} onClick={() => setOpen(!open)}>
          {t(open ? 'close' : 'details')}
          <span className="vh"> {title}</span>
        </Button>
      </div>
      {open && (
        <div className="answer">
          {changes && (
            <table className="ba" aria-label={t('changes')}>
              <thead>
                <tr>
                  {(['field', 'before', 'after'] as const).map((column) => (
                    <th key={column} scope="col">
                      {t(`column.${column}`)}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {Object.entries(changes).map(([name, change]) => (
                  <tr key={name}>
                    <th scope="row">{said.field(name)}</th>
                    <td>{said.value(change.from)}</td>
                    <td>{said.value(change.to)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          )}
          <Facts
            items={[
              ...known.map(([name, value]) => ({ term: said.field(name), value: said.value(value) })),
              ...(entry.recordedAt === entry.at ? [] : [{ term: t('recordedAt'), value: times.instant(entry.recordedAt) }]),
              ...(entry.erasedAt ? [{ term: t('erasedAt'), value: times.instant(entry.erasedAt) }] : []),
              { term: t('id'), value: <code>{entry.id}</code> },
            ]}
          />
          {!entry.erasedAt && entry.action !== 'auditTextErased' && <Erase id={entry.id} />}
        </div>
      )}
    </>
  );
}

/** Names of fields and values as a person reads them. */
function useSaid() {
  const { t } = useTranslation('audit-entries');
  const times = useTimes();
  const value = (it: unknown): string => {
    if (it === null || it === undefined || it === '') return t('nothing');
    if (typeof it === 'boolean') return t(it ? 'yes' : 'no');
    if (typeof it === 'string') {
      if (/^\d{4}-\d{2}-\d{2}$/.test(it)) return times.day(it);
      return /^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/.test(it) ? times.instant(it) : t(`value.${it}`, { defaultValue: it });
    }
    return typeof it === 'object' ? JSON.stringify(it) : String(it as number);
  };
  return { value, field: (name: string) => t(`field.${name}`, { defaultValue: name }) };
}
