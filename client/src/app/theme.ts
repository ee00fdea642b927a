import { type ThemeConfig, theme } from 'antd';
import { useSyncExternalStore } from 'react';

/** What the reader's settings ask for; the style sheet follows the same media queries. */
export interface Appearance {
  dark: boolean;
  contrast: boolean;
  still: boolean;
  coarse: boolean;
}

/** Values that differ between light and dark; each equals a variable of styles/tokens.css (theme.test.ts compares them). */
const light = {
  primary: '#2340a8',
  primaryHover: '#1a3188',
  primaryActive: '#142568',
  link: '#2340a8',
  primaryBg: '#e9edfb',
  primaryLine: '#b9c5ee',
  layout: '#f5f5f1',
  container: '#ffffff',
  raised: '#ffffff',
  subtle: '#efefea',
  hover: '#f7f7f4',
  text: '#1a1c22',
  text2: '#4b4f59',
  text3: '#676b75',
  line: '#e5e4de',
  line2: '#d3d2ca',
  lineUi: '#8b8e96',
  error: '#b0231a',
  warning: '#855000',
  success: '#26693f',
  shadow: '0 2px 6px rgb(26 28 34 / 6%), 0 12px 32px rgb(26 28 34 / 12%)',
  shadowFlat: '0 1px 2px rgb(26 28 34 / 6%)',
};

export type Palette = typeof light;

const dark: Palette = {
  primary: '#4a67d6',
  primaryHover: '#3f5ac4',
  primaryActive: '#354dab',
  link: '#a3b6ff',
  primaryBg: '#1e2748',
  primaryLine: '#3b4a86',
  layout: '#0e1014',
  container: '#15181e',
  raised: '#1d2128',
  subtle: '#1f232b',
  hover: '#1a1e25',
  text: '#ecedf0',
  text2: '#b6bac4',
  text3: '#969ca8',
  line: '#262a33',
  line2: '#363c48',
  lineUi: '#6a717f',
  error: '#ff9c90',
  warning: '#f2b95a',
  success: '#86cfa0',
  shadow: '0 2px 6px rgb(0 0 0 / 40%), 0 16px 40px rgb(0 0 0 / 55%)',
  shadowFlat: '0 1px 2px rgb(0 0 0 / 40%)',
};

const contrastLight: Palette = {
  ...light,
  primary: '#0b2287',
  link: '#0b2287',
  primaryLine: '#0b2287',
  layout: '#fff',
  hover: '#f0f0f0',
  text2: '#1a1c22',
  text3: '#33363d',
  line: '#767981',
  line2: '#4b4f59',
  lineUi: '#1a1c22',
  shadow: '0 0 0 2px #1a1c22',
  shadowFlat: 'none',
};

const contrastDark: Palette = {
  ...dark,
  primary: '#2f4ec4',
  link: '#c6d2ff',
  primaryLine: '#c6d2ff',
  layout: '#000',
  container: '#000',
  raised: '#0b0c0f',
  hover: '#14161b',
  text: '#fff',
  text2: '#fff',
  text3: '#d9dbe0',
  line: '#8e94a0',
  line2: '#c3c7cf',
  lineUi: '#fff',
  shadow: '0 0 0 2px #fff',
  shadowFlat: 'none',
};

export const paletteFor = ({ dark: isDark, contrast }: Pick<Appearance, 'dark' | 'contrast'>): Palette =>
  contrast ? (isDark ? contrastDark : contrastLight) : isDark ? dark : light;

const fontFamily =
  'system-ui, -apple-system, "Segoe UI Variable Text", "Segoe UI", Roboto, "Noto Sans", "PingFang SC", "HarmonyOS Sans SC", "MiSans", "Microsoft YaHei UI", "Microsoft YaHei", "Noto Sans CJK SC", "Source Han Sans SC", sans-serif';

/** Ant Design's tokens, set once for the whole client (experience.md, "Identity"). */
export function themeFor(appearance: Appearance): ThemeConfig {
  const p = paletteFor(appearance);
  // A finger needs 44 px.
  const height = appearance.coarse ? 44 : 32;
  return {
    cssVar: { key: 'collab' },
    algorithm: appearance.dark ? theme.darkAlgorithm : theme.defaultAlgorithm,
    token: {
      colorPrimary: p.primary,
      colorPrimaryHover: p.primaryHover,
      colorPrimaryActive: p.primaryActive,
      colorPrimaryText: p.link,
      colorPrimaryBorder: p.link,
      colorPrimaryBorderHover: p.primaryLine,
      colorPrimaryBg: p.primaryBg,
      colorInfo: p.link,
      colorLink: p.link,
      colorLinkHover: p.link,
      controlItemBgActive: p.primaryBg,
      controlOutline: p.primaryBg,
      colorBgLayout: p.layout,
      colorBgContainer: p.container,
      colorBgElevated: p.raised,
      colorFillTertiary: p.subtle,
      controlItemBgHover: p.hover,
      colorText: p.text,
      colorTextSecondary: p.text2,
      colorTextTertiary: p.text3,
      colorTextPlaceholder: p.text3,
      colorTextDisabled: p.lineUi,
      colorSplit: p.line,
      colorBorderSecondary: p.line,
      colorBorder: p.line2,
      colorError: p.error,
      colorWarning: p.warning,
      colorSuccess: p.success,
      borderRadiusXS: 3,
      borderRadiusSM: 4,
      borderRadius: 6,
      borderRadiusLG: 10,
      boxShadow: p.shadow,
      boxShadowSecondary: p.shadow,
      boxShadowTertiary: p.shadowFlat,
      fontFamily,
      fontFamilyCode: 'ui-monospace, "Cascadia Code", "SF Mono", Menlo, monospace',
      fontSizeSM: 13,
      fontSize: 14,
      fontSizeLG: 16,
      fontSizeXL: 20,
      fontSizeHeading1: 26,
      lineHeightHeading1: 36 / 26,
      fontSizeHeading2: 16,
      lineHeightHeading2: 24 / 16,
      fontSizeHeading3: 14,
      lineHeightHeading3: 22 / 14,
      fontWeightStrong: 600,
      controlHeight: height,
      controlHeightSM: appearance.coarse ? 44 : 26,
      controlHeightLG: 44,
      sizeUnit: 4,
      sizeStep: 4,
      motion: !appearance.still && !appearance.contrast,
      motionDurationFast: '120ms',
      motionDurationMid: '180ms',
      motionDurationSlow: '240ms',
      motionEaseOut: 'cubic-bezier(.2,0,0,1)',
    },
    components: {
      Button: { primaryShadow: 'none', defaultShadow: 'none', dangerShadow: 'none', fontWeight: 500 },
      Form: { itemMarginBottom: 16, verticalLabelPadding: '0 0 4px', labelColor: p.text },
      Table: { cellPaddingBlock: 9, cellPaddingInline: 10, headerBg: p.hover, headerColor: p.text2 },
      Segmented: { itemSelectedBg: appearance.dark ? '#3a4150' : '#ffffff', trackBg: p.subtle, itemColor: p.text2 },
    },
  };
}

function useMedia(query: string) {
  return useSyncExternalStore(
    (changed) => {
      const media = matchMedia(query);
      media.addEventListener('change', changed);
      return () => media.removeEventListener('change', changed);
    },
    () => matchMedia(query).matches,
  );
}

export const useAppearance = (): Appearance => ({
  dark: useMedia('(prefers-color-scheme: dark)'),
  contrast: useMedia('(prefers-contrast: more)'),
  still: useMedia('(prefers-reduced-motion: reduce)'),
  coarse: useMedia('(pointer: coarse)'),
});
