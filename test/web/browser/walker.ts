import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import type { Grant } from '../../../domain/kernel/actor.js';
import { codeAt } from '../../support/authenticator.js';
import { enrolled, signedIn } from '../member.js';
import type { TestApi } from '../town.js';
import { keepCookie } from './page-check.js';

type Who = { readonly person: string; readonly name?: string; readonly grants?: readonly Grant[]; readonly width?: number };

/** What is typed into a form, by the names of its fields: a text, a value that is ticked or chosen, or a file. */
export type Typed = { readonly [field: string]: string | File };
type File = { readonly name: string; readonly text: string };
export const file = (text: string, name = '文本.md'): File => ({ name, text });

/** How long a page may take, ms. */
const patience = 10_000;

/** Somebody with a browser who does what people do: opens pages, reads them, fills in forms, looks at the check and sends. Holds a second factor where an office does. */
export class Walker {
  private constructor(
    private readonly api: TestApi,
    private readonly context: BrowserContext,
    readonly page: Page,
    private readonly seed: string | null,
  ) {}

  static async arrives(browser: Browser, api: TestApi, { person, name = person, grants = [], width = 1280 }: Who): Promise<Walker> {
    const member = await signedIn(api, { person, name, grants });
    const factor = grants.length === 0 ? null : await enrolled(api, `${person}-signs-in`);
    const context = await browser.newContext({ viewport: { width, height: 900 } });
    await keepCookie(context, factor?.cookie ?? member.cookie);
    context.setDefaultTimeout(patience);
    return new Walker(api, context, await context.newPage(), factor?.seed ?? null);
  }

  leaves(): Promise<void> {
    return this.context.close();
  }

  /** What a page says. */
  async reads(path: string): Promise<string> {
    await this.page.goto(`${this.api.url}${path}`);
    return this.says();
  }

  says(): Promise<string> {
    return this.page.locator('main').innerText();
  }

  /** Fills in an act, looks at the check and does it; what the record says then. */
  async does(path: string, typed: Typed = {}): Promise<string> {
    await this.reads(path);
    return this.finishes(typed);
  }

  /** The same on the form that is open. */
  async finishes(typed: Typed = {}): Promise<string> {
    await this.fillsIn(typed);
    const check = await this.says();
    expect(check, `${this.page.url()}\n${check}`).toContain('请核对');
    await this.press('send');
    const done = await this.says();
    expect(done, `${this.page.url()}\n${done}`).toMatch(/已办理/);
    return done;
  }

  /** Begins something by its form; its address on the desk. */
  async begins(noun: string, typed: Typed): Promise<string> {
    await this.fills(`/desk/begin/${noun}`, typed);
    await this.press('send');
    const { pathname } = new URL(this.page.url());
    expect(pathname, await this.says()).toMatch(new RegExp(`^/desk/${noun}/`));
    return pathname;
  }

  /** Tries an act, which is not taken; why not. */
  async isRefused(path: string, typed: Typed = {}): Promise<string> {
    await this.fills(path, typed);
    if (await this.button('send').isVisible()) await this.press('send');
    const said = await this.says();
    expect(said, `${path}\n${said}`).not.toMatch(/已办理/);
    return said;
  }

  /** Up to the check. */
  async fills(path: string, typed: Typed): Promise<void> {
    await this.reads(path);
    await this.fillsIn(typed);
  }

  private async fillsIn(typed: Typed): Promise<void> {
    for (const [name, value] of Object.entries(typed)) await this.types(name, value);
    await this.press('check');
  }

  /** Presses a button of a form; who is asked for their second factor shows it. */
  async press(step: string): Promise<void> {
    await this.button(step).click();
    const code = this.page.locator('input[name=stepUpCode]');
    if (!(await code.isVisible())) return;
    if (this.seed === null) throw new Error('asked for a second factor, and has none');
    // No code is good twice.
    this.api.now += 30_000;
    await code.fill(codeAt(this.seed, this.api.now));
    await this.page.locator('main button[type=submit]').first().click();
  }

  private button(step: string): Locator {
    return this.page.locator(`main button.btn[name=step][value="${step}"]`);
  }

  private async types(name: string, value: string | File): Promise<void> {
    if (typeof value !== 'string') {
      await this.field(`${name}.file`);
      const payload = { name: value.name, mimeType: 'text/markdown', buffer: Buffer.from(value.text) };
      return this.page.locator(`main [name="${name}.file"]`).setInputFiles(payload);
    }
    const field = await this.field(name);
    const kind = await field.getAttribute('type');
    if (kind === 'radio') await this.page.locator(`main [name="${name}"][value="${value}"]`).check();
    else if (kind === 'checkbox') await field.check();
    else if ((await field.and(this.page.locator('select')).count()) > 0) await field.selectOption(value);
    else await field.fill(value);
    if (name.endsWith('.?')) await this.page.locator('main button[value=refresh]').first().click();
  }

  /** A field of the form; rows that it stands in are added, and what is folded is unfolded. */
  private async field(name: string): Promise<Locator> {
    const field = this.page.locator(`main [name="${name}"]`).first();
    for (const [, list = ''] of name.matchAll(/(?=(.+?)\.\d+(?:\.|$))/g))
      if (name.startsWith(`${list}.`) && (await field.count()) === 0) {
        await this.unfolds(`button[value="add:${list}"]`);
        await this.page.locator(`main button[value="add:${list}"]`).click();
      }
    if ((await field.count()) === 0) throw new Error(`no field ${name} on ${this.page.url()}\n${await this.says()}`);
    await this.unfolds(`[name="${name}"]`);
    return field;
  }

  private async unfolds(inner: string): Promise<void> {
    const folded = this.page.locator(`main details:not([open])`).filter({ has: this.page.locator(inner) });
    for (let n = await folded.count(); n > 0; n -= 1) await folded.first().locator('> summary').click();
  }
}
