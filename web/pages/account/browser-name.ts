/** What people call the browser and system of a sign-in; null for what is neither. Later names hide in earlier ones: Edge says Chrome, Chrome says Safari. */
const browsers = [
  [/MicroMessenger/, '微信'],
  [/Edg\//, 'Edge'],
  [/Firefox\//, 'Firefox'],
  [/Chrome\//, 'Chrome'],
  [/Safari\//, 'Safari'],
] as const;
const systems = [
  [/HarmonyOS|OpenHarmony/, 'HarmonyOS'],
  [/Android/, 'Android'],
  [/iPhone|iPad/, 'iOS'],
  [/Windows/, 'Windows'],
  [/Mac OS X/, 'macOS'],
  [/Linux/, 'Linux'],
] as const;

const first = (names: readonly (readonly [RegExp, string])[], agent: string): readonly string[] =>
  names
    .filter(([mark]) => mark.test(agent))
    .slice(0, 1)
    .map(([, name]) => name);

export function browserName(agent: string): string | null {
  const found = [...first(browsers, agent), ...first(systems, agent)];
  return found.length === 0 ? null : found.join(' · ');
}
