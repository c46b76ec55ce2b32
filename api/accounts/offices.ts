import type { Grant, Role } from '../../domain/kernel/actor.js';

/** Who decides for others, and therefore shows a second factor. */
const offices: readonly Role[] = ['officer', 'chair', 'secretariat', 'monitor'];

export const holdsOffice = (grants: readonly Grant[]): boolean => grants.some(({ role }) => offices.includes(role));
