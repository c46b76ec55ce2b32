/** Raised with every change of the wire format; dossiers name it as the software that made them. */
export const apiVersion = '0.1.0';
