import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { canonical } from '../kernel/log/canonical.js';
import type { Profile } from './profile.js';

/** SHA-256 (hex) over the RFC 8785 bytes of the profile: what a project pins and every trace names. */
export const profileHash = (profile: Profile): string => bytesToHex(sha256(utf8ToBytes(canonical(profile))));
