import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { type Palette, paletteFor } from './theme';

const css = readFileSync(join(import.meta.dirname, 'styles/tokens.css'), 'utf8');

/** The variables of the blocks that apply, later ones over earlier ones, as the cascade does. */
function variables(dark: boolean, contrast: boolean) {
  const blocks = css.split(/(?=^:root|^@media)/m).filter((block) => {
    const head = block.slice(0, block.indexOf('{'));
    if (head.includes('reduced-motion')) return false;
    return (!head.includes('color-scheme: dark') || dark) && (!head.includes('prefers-contrast') || contrast);
  });
  return new Map(
    blocks.flatMap((block) =>
      [...block.matchAll(/--([\w-]+):\s*([^;]+);/g)].map(([, name = '', value = '']) => [name, value.trim()] as const),
    ),
  );
}

/** Which variable says the same as which token. */
const pairs: [keyof Palette, string][] = [
  ['primary', 'accent-fill'],
  ['link', 'accent'],
  ['primaryBg', 'accent-soft'],
  ['primaryLine', 'accent-line'],
  ['layout', 'bg-layout'],
  ['container', 'bg'],
  ['raised', 'bg-raised'],
  ['subtle', 'bg-subtle'],
  ['hover', 'bg-hover'],
  ['text', 'ink'],
  ['text2', 'ink-2'],
  ['text3', 'ink-3'],
  ['line', 'line'],
  ['line2', 'line-2'],
  ['lineUi', 'line-ui'],
  ['error', 'breached'],
  ['warning', 'soon'],
  ['success', 'met'],
  ['shadow', 'shadow-2'],
];

test.each([
  [false, false],
  [true, false],
  [false, true],
  [true, true],
])('Ant Design and the style sheet have the same colours (dark %s, high contrast %s)', (dark, contrast) => {
  const inCss = variables(dark, contrast);
  const inTheme = paletteFor({ dark, contrast });
  expect(Object.fromEntries(pairs.map(([token]) => [token, inTheme[token]]))).toEqual(
    Object.fromEntries(pairs.map(([token, name]) => [token, inCss.get(name)])),
  );
});
