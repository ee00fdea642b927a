import type { ReactNode } from 'react';

interface PreviewProps {
  /** A conditional sentence: `如果宣传物料从 11 日改到 14 日`. */
  title: string;
  actions: ReactNode;
  /** What shifts, as `PreviewMove`s; what stays comes last. */
  children: ReactNode;
  /** A cheaper choice, the reason, whom it is told to. */
  aside?: ReactNode;
}

/** Nothing moves unseen: before a date, rule or calendar changes, the reader sees what follows. */
export const Preview = ({ title, actions, children, aside }: PreviewProps) => (
  <section className="pv" aria-label={title}>
    <header>
      <h2>{title}</h2>
      {actions}
    </header>
    <div className="in">
      <div>{children}</div>
      {aside && <div>{aside}</div>}
    </div>
  </section>
);

interface PreviewMoveProps {
  what: ReactNode;
  /** Struck through. */
  was?: ReactNode;
  becomes: ReactNode;
  why?: ReactNode;
}

/** One line of a preview: before → after, and why. */
export const PreviewMove = ({ what, was, becomes, why }: PreviewMoveProps) => (
  <div className="move">
    <b>{what}</b>
    <span className="ft">
      {was && (
        <>
          <s className="was">{was}</s> →{' '}
        </>
      )}
      {becomes}
    </span>
    {why && <span className="w">{why}</span>}
  </div>
);
