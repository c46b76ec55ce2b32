export function pythonWithPip(): string | undefined;
export function extractMember(python: string, part: { readonly wheel: string; readonly member: RegExp; readonly target: string }): void;
