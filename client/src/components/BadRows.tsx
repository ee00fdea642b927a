import { useTranslation } from 'react-i18next';

interface BadRowsProps {
  errors: readonly { line: number; text: string; reason: string }[];
  /** How many there are, listed or not. */
  count: number;
}

/** The lines of a file that could not be read, each with the reason. */
export function BadRows({ errors, count }: BadRowsProps) {
  const { t } = useTranslation();
  return (
    <>
      <table className="ba badrows" aria-label={t('file.errors')}>
        <thead>
          <tr>
            {(['line', 'text', 'reason'] as const).map((column) => (
              <th key={column} scope="col">
                {t(`file.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {errors.map((it, index) => (
            <tr key={index}>
              <th scope="row">{t('file.lineOf', { line: it.line })}</th>
              <td data-l={t('file.text')}>{it.text || t('file.nothing')}</td>
              <td data-l={t('file.reason')}>{it.reason}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {count > errors.length && <p className="s q3 gap-above">{t('file.moreErrors', { count: count - errors.length })}</p>}
    </>
  );
}
