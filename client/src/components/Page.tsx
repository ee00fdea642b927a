import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';

interface Crumb {
  text: ReactNode;
  /** Without it: where one is. */
  to?: string;
}

interface PageProps {
  /** Name of the page, for the tab's title alone. */
  name: string;
  /** The answer: a sentence computed from the data (or the name of a thing that has one; then the answer is the lede). */
  heading: ReactNode;
  /** One or two sentences below it. */
  lede?: ReactNode;
  crumbs?: Crumb[];
  /** Buttons; at most one is filled (`type="primary"`). */
  actions?: ReactNode;
  /** Grids take the full width. */
  wide?: boolean;
  children?: ReactNode;
}

/** Every page: it opens with its answer. */
export function Page({ name, heading, lede, crumbs, actions, wide = false, children }: PageProps) {
  const { t } = useTranslation();
  return (
    <div className={wide ? 'page wide' : 'page'}>
      <title>{name === 'Collab' ? name : `${name} · Collab`}</title>
      {crumbs && (
        <nav className="crumb" aria-label={t('crumbs')}>
          <ol>
            {crumbs.map((crumb, index) => (
              <li key={index} aria-current={crumb.to ? undefined : 'page'}>
                {crumb.to ? <Link to={crumb.to}>{crumb.text}</Link> : crumb.text}
              </li>
            ))}
          </ol>
        </nav>
      )}
      <div className="head">
        <div>
          <h1>{heading}</h1>
          {lede && <p className="lede">{lede}</p>}
        </div>
        {actions && <div className="acts">{actions}</div>}
      </div>
      {children}
    </div>
  );
}

/** A part of a page with its heading; `aside` stands at its right end. */
export function Section({ title, aside, children }: { title: ReactNode; aside?: ReactNode; children: ReactNode }) {
  return (
    <section className="sec">
      <div className="sech">
        <h2>{title}</h2>
        {aside && <span className="s q3">{aside}</span>}
      </div>
      {children}
    </section>
  );
}
