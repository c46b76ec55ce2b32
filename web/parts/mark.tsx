/** The mark: steps that rise to a point. */
export const Mark = () => (
  <svg viewBox="0 0 32 32" aria-hidden="true">
    <rect width="32" height="32" rx="4" fill="#fff" />
    <path d="M5 26h6.5v-6.5H18V13h6" fill="none" stroke="#0b4f8a" strokeWidth="3.25" />
    <circle cx="24" cy="8" r="3.5" fill="#0b4f8a" />
  </svg>
);

/** The same on its own ground, as the browser's tab shows it. */
export const markFile = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="4" fill="#0b4f8a"/><path d="M5 26h6.5v-6.5H18V13h6" fill="none" stroke="#fff" stroke-width="3.25"/><circle cx="24" cy="8" r="3.5" fill="#fff"/></svg>`;

export const Tick = () => (
  <svg viewBox="0 0 40 40" aria-hidden="true">
    <circle cx="20" cy="20" r="19" fill="currentColor" />
    <path d="M11 20.5l6.5 6.5L29.5 14" fill="none" stroke="#fff" strokeWidth="3.5" />
  </svg>
);

export const Paper = () => (
  <svg viewBox="0 0 32 32" aria-hidden="true">
    <path d="M7 3h12l6 6v20H7z" fill="none" stroke="currentColor" strokeWidth="2" />
    <path d="M19 3v6h6M11 15h10M11 19.5h10M11 24h6" fill="none" stroke="currentColor" strokeWidth="2" />
  </svg>
);
