/** Secrets that were found in stolen lists most often (49,233 of them). Read from its package when somebody chooses a secret, which is seldom. */
export async function stolenSecrets(): Promise<ReadonlySet<string>> {
  const { dictionary } = await import('@zxcvbn-ts/language-common');
  known ??= new Set(dictionary['passwords-common']);
  return known;
}

let known: ReadonlySet<string> | null = null;
