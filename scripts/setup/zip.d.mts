export function extractMember(zipFile: string, name: RegExp, target: string): void;
