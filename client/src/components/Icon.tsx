/** Strokes on a 16-unit square, drawn for Collab. Each appears with its word, except in the rail. */
const drawings = {
  agenda: <path d="M2.5 4l1.2 1.2L6 2.8M2.5 11l1.2 1.2L6 9.8M8.5 4H14M8.5 11H14" />,
  collaborations: (
    <path d="M9.5 2H3.5A1.5 1.5 0 0 0 2 3.500v9A1.5 1.5 0 0 0 3.5 14h3V8h3zM9.5 8v0M6.5 14h6a1.5 1.5 0 0 0 1.5-1.500v-9A1.5 1.5 0 0 0 12.5 2h-3" />
  ),
  deadlines: (
    <>
      <circle cx="8" cy="8" r="6" />
      <path d="M8 4.500V8l2.5 1.5" />
    </>
  ),
  calendar: (
    <>
      <rect x="2" y="3" width="12" height="11" rx="1.5" />
      <path d="M2 6.500h12M5.3 1.500v3M10.7 1.500v3" />
    </>
  ),
  insight: <path d="M2.5 13.500h11M4 11V8M8 11V3.500M12 11V6" />,
  notifications: <path d="M4 7a4 4 0 0 1 8 0c0 3 1.3 4.2 1.3 4.200H2.700S4 10 4 7zM6.7 13.500a1.4 1.4 0 0 0 2.6 0" />,
  admin: (
    <>
      <path d="M2 4.500h7M12.5 4.500H14M2 11.500h1.500M7 11.500h7" />
      <circle cx="10.7" cy="4.5" r="1.7" />
      <circle cx="5.2" cy="11.5" r="1.7" />
    </>
  ),
  plus: <path d="M8 3v10M3 8h10" />,
  me: (
    <>
      <circle cx="8" cy="5" r="3" />
      <path d="M2.5 14c.6-3.2 2.5-4.7 5.5-4.700s4.9 1.5 5.5 4.7" />
    </>
  ),
  search: (
    <>
      <circle cx="7" cy="7" r="4.5" />
      <path d="M10.5 10.5 14 14" />
    </>
  ),
  info: (
    <>
      <circle cx="8" cy="8" r="6" />
      <path d="M8 7.300V11M8 5v.1" />
    </>
  ),
  check: <path d="M3 8.5 6.5 12 13 4.5" />,
  print: <path d="M4.5 6V2h7v4M4.5 11.500H2.500V6h11v5.500h-2M4.5 9.500h7V14h-7z" />,
  file: <path d="M4 1.500h5L12.5 5v9.500H4zM9 1.500V5h3.5" />,
  close: <path d="M3.5 3.5l9 9M12.5 3.5l-9 9" />,
};

export type IconName = keyof typeof drawings;

/** Decorative: the word beside it is what it means. */
export const Icon = ({ name }: { name: IconName }) => (
  <svg className="i" viewBox="0 0 16 16" aria-hidden="true">
    {drawings[name]}
  </svg>
);

/** The tally (合符): two halves that fit each other. */
export const Mark = () => (
  <svg viewBox="0 0 24 24" aria-hidden="true">
    <path className="l" d="M6 2h8.200v9.200h-6V22H6a4 4 0 0 1-4-4V6a4 4 0 0 1 4-4z" />
    <path className="r" d="M18 22H9.800v-9.200h6V2H18a4 4 0 0 1 4 4v12a4 4 0 0 1-4 4z" />
  </svg>
);
