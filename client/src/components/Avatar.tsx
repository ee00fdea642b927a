/** One character of a Chinese name, the initials of a Latin one. Decorative: the name stands beside it. */
export function Avatar({ name, mine = false, small = false }: { name: string; mine?: boolean; small?: boolean }) {
  return (
    <span className={['av', mine && 'me1', small && 'sm'].filter(Boolean).join(' ')} aria-hidden="true">
      {initials(name)}
    </span>
  );
}

export function initials(name: string): string {
  const words = name.trim().split(/\s+/);
  const first = words[0] ?? '';
  if (!/^\p{Script=Latin}/u.test(first)) return first.slice(0, 1);
  return words
    .slice(0, 2)
    .map((word) => word.slice(0, 1).toUpperCase())
    .join('');
}
