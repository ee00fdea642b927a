import dayjs from 'dayjs';
import 'dayjs/locale/zh-cn';
import i18next, { type Resource } from 'i18next';
import { initReactI18next } from 'react-i18next';

export const languages = ['zh-CN', 'en'] as const;
export type Language = (typeof languages)[number];

/** A language as the server names it; what we have no texts for is read in English. */
export const asLanguage = (name: string): Language => (name === 'zh-CN' ? 'zh-CN' : 'en');

/** Each file `{language}/{namespace}.json`; the namespace is the feature's name, `common` is the components' and the shell's. */
const files = import.meta.glob<Record<string, unknown>>('./*/*.json', { eager: true, import: 'default' });

const resources: Resource = {};
for (const [path, texts] of Object.entries(files)) {
  const [, language = '', namespace = ''] = /^\.\/([^/]+)\/([^/]+)\.json$/.exec(path) ?? [];
  (resources[language] ??= {})[namespace] = texts as Resource[string][string];
}

/** Before anybody is signed in: what the browser asks for. */
const browserLanguage = (): Language => (navigator.languages.some((it) => it.toLowerCase().startsWith('zh')) ? 'zh-CN' : 'en');

export const i18n = i18next.createInstance();

void i18n.use(initReactI18next).init({
  resources,
  lng: browserLanguage(),
  fallbackLng: false,
  defaultNS: 'common',
  // React escapes.
  interpolation: { escapeValue: false },
  returnNull: false,
  // Only raises the event that makes a test fail; nothing is sent.
  saveMissing: true,
  initAsync: false,
  react: { useSuspense: false },
});

/** Language of texts, dates, Ant Design (by the provider) and the document, so that fonts and screen readers follow. */
export async function setLanguage(language: Language) {
  if (i18n.language !== language) await i18n.changeLanguage(language);
}

const follow = (language: string) => {
  document.documentElement.lang = language;
  dayjs.locale(language === 'zh-CN' ? 'zh-cn' : 'en');
};
i18n.on('languageChanged', follow);
follow(i18n.language);
