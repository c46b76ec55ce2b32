/** Seals with a key that is kept outside the store: what was erased is then in no byte of its files, journals and backups either. */
export type Sealing = {
  seal(plain: Uint8Array, about: string): { readonly keyId: string; readonly box: Uint8Array };
  open(sealed: { readonly keyId: string; readonly box: Uint8Array }, about: string): Uint8Array;
};
