import type { ComponentProps } from 'react';
import { Link } from 'react-router';

/** Leads to a page and looks like a button: what does something is a Button, what leads somewhere is a link. */
export const LinkButton = ({
  primary = false,
  quiet = false,
  ...link
}: ComponentProps<typeof Link> & { primary?: boolean; quiet?: boolean }) => (
  <Link {...link} className={['btn', primary && 'p', quiet && 'quiet'].filter(Boolean).join(' ')} />
);
