import { BadRows, Note } from '@components';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { FileRead } from './api';

const effects = ['added', 'changed', 'same'] as const;

/** As many rows as somebody looks through. */
const mostRows = 200;

/** What a file would change, or why it cannot be taken over. */
export function FileReading({ read }: { read: FileRead }) {
  const { t } = useTranslation('members');
  const heading = useRef<HTMLHeadingElement>(null);
  const { rows, departments, errors, errorCount } = read;
  useEffect(() => heading.current?.focus(), []);
  const differs = rows.filter((it) => it.effect !== 'same');
  const said = effects
    .map((effect) => ({ effect, count: rows.filter((it) => it.effect === effect).length }))
    .filter(({ count }) => count > 0)
    .map(({ effect, count }) => t(`import.count.${effect}`, { count }))
    .join(t('comma'));
  const shown = differs.slice(0, mostRows);
  return (
    <div className="gap-above">
      <h2 ref={heading} tabIndex={-1} className="gap-below">
        {errorCount > 0 ? t('import.refused', { count: errorCount }) : differs.length > 0 ? said : t('import.foundNothing')}
      </h2>
      {errorCount > 0 ? (
        <>
          <Note tone="breached">{t('import.nothingTaken')}</Note>
          <BadRows errors={errors} count={errorCount} />
        </>
      ) : (
        departments.length > 0 && <Note>{t('import.departments', { departments: departments.join(t('comma')) })}</Note>
      )}
      {errorCount === 0 && shown.length > 0 && (
        <table className="ba badrows gap-above" aria-label={t('import.rows')}>
          <thead>
            <tr>
              {(['name', 'department', 'title'] as const).map((column) => (
                <th key={column} scope="col">
                  {t(`form.${column}`)}
                </th>
              ))}
              <th scope="col">{t('import.column.effect')}</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((it) => (
              <tr key={it.line}>
                <th scope="row">
                  <b>
                    <Cell value={it.name} before={it.before?.name} />
                  </b>
                  <small>{it.email}</small>
                </th>
                <td data-l={t('form.department')}>
                  <Cell value={it.department} before={it.before?.department} />
                </td>
                <td data-l={t('form.title')}>
                  <Cell value={it.title} before={it.before?.title} />
                </td>
                <td data-l={t('import.column.effect')}>{t(`import.effect.${it.effect}`)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {errorCount === 0 && differs.length > shown.length && (
        <p className="s q3 gap-above">{t('import.notListed', { count: differs.length - shown.length })}</p>
      )}
    </div>
  );
}

/** A value, and the one it takes the place of. */
function Cell({ value, before }: { value: string; before: string | undefined }) {
  const { t } = useTranslation('members');
  if (before === undefined || before === value) return value;
  return (
    <>
      <del>{before || t('common:file.nothing')}</del> → <ins>{value || t('common:file.nothing')}</ins>
    </>
  );
}
