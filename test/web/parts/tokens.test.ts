import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { repositoryRoot } from '../../../repository.js';

const folder = join(repositoryRoot, 'web', 'style');
const css = (file: string): string => readFileSync(join(folder, file), 'utf8').replaceAll(/\/\*[^]*?\*\//g, '');

const colours = new Map([...css('tokens.css').matchAll(/--([\w-]+):\s*(#[0-9a-f]{3,6})\b/g)].map(([, name = '', value = '']) => [name, value]));

const channel = (value: number): number => (value <= 0.03928 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);
function luminance(hex: string): number {
  const full = hex.length === 4 ? [...hex.slice(1)].map((one) => one + one).join('') : hex.slice(1);
  const [r = 0, g = 0, b = 0] = [0, 2, 4].map((at) => channel(Number.parseInt(full.slice(at, at + 2), 16) / 255));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
const contrast = (one: string, other: string): number => {
  const [light = 0, dark = 0] = [luminance(colours.get(one) ?? ''), luminance(colours.get(other) ?? '')].toSorted((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
};

describe('given the colours of the pages', () => {
  const texts: [string, string][] = [
    ...['ink', 'mute', 'brand', 'ok', 'warn', 'bad', 'rehearsal', 'quiet'].flatMap((text): [string, string][] => [[text, 'paper']]),
    ...['ok', 'warn', 'bad', 'info', 'rehearsal', 'quiet'].map((state): [string, string] => [state, `${state}-bg`]),
    ['mute', 'soft'],
    ['mute', 'warn-bg'],
    ['mute', 'bad-bg'],
    ['mute', 'info-bg'],
    ['paper', 'brand'],
    ['paper', 'brand-deep'],
    ['brand-pale', 'brand'],
    ['ink', 'hit'],
  ];

  it.each(texts)('%s can be read on %s', (text, ground) => {
    expect(colours.has(text) && colours.has(ground)).toBe(true);
    expect(contrast(text, ground)).toBeGreaterThanOrEqual(4.5);
  });

  it('the borders of what is filled in stand out', () => {
    expect(contrast('edge', 'paper')).toBeGreaterThanOrEqual(3);
    expect(contrast('edge', 'soft')).toBeGreaterThanOrEqual(3);
  });

  it('no colour is written anywhere else', () => {
    const written = readdirSync(folder)
      .filter((file) => file !== 'tokens.css')
      .flatMap((file) => [...css(file).matchAll(/#[0-9a-f]{3,8}\b/g)].map(([colour]) => `${file} ${colour}`))
      // Print is black on white, whatever the screen has.
      .filter((one) => !/^print\.css #(000|333|777)$/.test(one));
    expect(written).toEqual([]);
  });
});
