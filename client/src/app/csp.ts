/** The server puts a fresh nonce into index.html; style elements carry it, as the content policy asks. None with the development server. */
export function cspNonce(): string | undefined {
  const content = document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content;
  return content && !content.startsWith('__') ? content : undefined;
}

/**
 * Ant Design gives the nonce to its own styles, but two of its parts (the scroll lock behind dialogs and the width of the scroll bar)
 * make style elements without it. Only our own scripts can call this: others are kept out by `script-src`.
 */
export function giveStylesTheNonce(nonce: string, to: Document = document) {
  const create = to.createElement.bind(to);
  to.createElement = ((name: string, options?: ElementCreationOptions) => {
    const element = create(name, options);
    if (element instanceof HTMLStyleElement) element.nonce = nonce;
    return element;
  }) as typeof to.createElement;
}
