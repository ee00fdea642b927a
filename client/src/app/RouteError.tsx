import { Button } from 'antd';
import { ErrorState, Page } from '@components';
import { useTranslation } from 'react-i18next';
import { Link, useRouteError } from 'react-router';

/** What the address names does not exist, or may not be known of: both say the same. */
export function NotFoundPage() {
  const { t } = useTranslation();
  return (
    <Page name={t('problem.notFoundName')} heading={t('problem.notFoundName')} lede={t('problem.notFound')}>
      <Link to="/">{t('back')}</Link>
    </Page>
  );
}

/** A page that could not be shown. A missing piece of the program means a newer one was installed meanwhile: opening anew gets it. */
export function RouteError() {
  const { t } = useTranslation();
  const error = useRouteError();
  const outdated = error instanceof TypeError && /import|module|fetch/i.test(error.message);
  if (outdated)
    return (
      <Page name="Collab" heading={t('problem.newVersion')}>
        <Button type="primary" onClick={() => globalThis.location.reload()}>
          {t('problem.reload')}
        </Button>
      </Page>
    );
  return (
    <div className="page">
      <ErrorState error={error} onRetry={() => globalThis.location.reload()} />
    </div>
  );
}
