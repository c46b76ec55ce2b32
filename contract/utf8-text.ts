/** Whether what an address or a form holds behind its percent signs is text in UTF-8. A sign that stands for itself is left alone. */
export function isUtf8Text(encoded: string): boolean {
  try {
    decodeURIComponent(encoded.replaceAll(/%(?![0-9A-Fa-f]{2})/g, '%25'));
    return true;
  } catch {
    return false;
  }
}

/** By what the error of a form that is no UTF-8 is known, as readers of bodies tell theirs. */
export const notUtf8 = 'text.not.utf8';
