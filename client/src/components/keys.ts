const isMac = /Mac|iPhone|iPad/.test(globalThis.navigator?.userAgent ?? '');

/** How a shortcut is written on this machine: `⌘D`, elsewhere `Ctrl D`. */
export const withCommand = (key: string) => (isMac ? `⌘${key}` : `Ctrl ${key}`);
