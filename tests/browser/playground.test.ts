import axe from 'axe-core';
import { deflateSync, strToU8 } from 'fflate';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { encodeLink, PREFIX } from '../../src/playground/share.ts';
import { hasChromium } from '../support/browser.ts';
import { type OpenPage, type OpenSite, openSite } from '../support/site.ts';

declare global {
  interface Window {
    violations: string[];
    seized?: boolean;
  }
}

const SERVICE =
  'apiVersion: v1\nkind: Service\nmetadata:\n  name: door\nspec:\n  type: ClusterIP\n  selector:\n    app: web\n  ports:\n    - port: 80\n';
const TWO_ERRORS = SERVICE.replace('ClusterIP', 'nodePort').replace('selector', 'selectr');

const violations = (page: Page): Promise<string[]> => page.evaluate(() => window.violations);
const content = (page: Page) => page.locator('.cm-content');
const summary = (page: Page, text: string) => page.locator('.play-summary', { hasText: text }).waitFor();
const schemas = (page: Page) => page.locator('.play-engines', { hasText: '스키마까지' }).waitFor();

/** The text of the editor; only what is in view is in the page. */
const textOf = async (page: Page): Promise<string> =>
  (await content(page).locator('.cm-line').allInnerTexts()).map((line) => line.replace(/\n$/, '')).join('\n');

async function write(page: Page, text: string): Promise<void> {
  await content(page).focus();
  await page.keyboard.press('Control+A');
  await page.keyboard.insertText(text);
}

function barriers(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    const { axe } = globalThis as unknown as { axe: typeof import('axe-core') };
    const { violations } = await axe.run(document, { resultTypes: ['violations'] });
    return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`));
  });
}

describe.skipIf(!hasChromium)('playground', () => {
  let site: OpenSite;
  beforeAll(async () => {
    site = await openSite();
  });
  afterAll(() => site.close());

  const open = async (fragment = '', options: BrowserContextOptions = {}): Promise<OpenPage> => {
    const opened = await site.open(`playground/${fragment}`, options, (page) =>
      page.addInitScript(() => {
        window.violations = [];
        addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sample }) => {
          window.violations.push(`${violatedDirective}: ${blockedURI} ${sample}`);
        });
      }),
    );
    await content(opened.page).waitFor();
    return opened;
  };

  test('two errors: squiggles, a list that leads there, a fix; nothing is stopped', async () => {
    const { page, faults, close } = await open();
    await summary(page, '문제가 없습니다');
    await content(page).click();
    await schemas(page);
    await write(page, TWO_ERRORS);
    await summary(page, '오류 2개');
    expect(await page.locator('.cm-lintRange-error').count()).toBe(2);
    await page.locator('.play-problem [lang="en"]').first().waitFor();
    await page.getByRole('button', { name: /selectr/ }).click();
    await page.keyboard.type('x');
    expect(await textOf(page)).toContain('  xselectr:');
    await page.keyboard.press('Control+Z');
    await page.getByRole('button', { name: '고치기: NodePort', exact: true }).click();
    await summary(page, '오류 1개');
    expect(await textOf(page)).toContain('type: NodePort');
    await page.getByRole('button', { name: '고치기: selector', exact: true }).click();
    await summary(page, '문제가 없습니다');
    // Undone, it is as it was.
    await page.keyboard.press('Control+Z');
    await summary(page, '오류 1개');
    expect(await violations(page)).toEqual([]);
    expect(faults).toEqual([]);
    await close();
  });

  test('fields and values are completed, and explained in the words of the API', async () => {
    const { page, faults, close } = await open();
    await content(page).focus();
    await schemas(page);
    await write(page, 'apiVersion: v1\nkind: Service\nspec:\n  sessionAff');
    await page.keyboard.press('Control+Space');
    await page
      .locator('.cm-tooltip-autocomplete li[aria-selected]', { hasText: 'sessionAffinity' })
      .waitFor();
    await page.waitForTimeout(150);
    await page.keyboard.press('Enter');
    await page.locator('.cm-tooltip-autocomplete li', { hasText: 'ClientIP' }).waitFor();
    await page.waitForTimeout(150);
    await page.keyboard.press('Enter');
    expect(await textOf(page)).toContain('  sessionAffinity: ClientIP');
    await page.locator('.cm-line', { hasText: 'sessionAffinity' }).hover({ position: { x: 40, y: 8 } });
    expect(await page.locator('.hover').innerText()).toMatch(/session affinity/i);
    expect(await violations(page)).toEqual([]);
    expect(faults).toEqual([]);
    await close();
  });

  test('a shared link comes back, and nothing of it is sent', async () => {
    const { page, close } = await open();
    const asked: string[] = [];
    await write(page, SERVICE);
    await page.getByRole('button', { name: '새 파일' }).click();
    await write(page, 'kind: 둘째\n');
    page.on('request', (request) => asked.push(request.url()));
    await page.getByRole('button', { name: '공유', exact: true }).click();
    const address = await page.locator('.play-address').inputValue();
    await page.getByRole('button', { name: '주소 복사' }).click();
    await page.getByText('복사했습니다.').waitFor();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(address);
    expect(asked).toEqual([]);
    const other = await open(new URL(address).hash);
    expect(await other.page.getByRole('tab').allInnerTexts()).toEqual(['web.yaml', 'new.yaml']);
    expect(await textOf(other.page)).toBe('kind: 둘째\n');
    await other.page.getByRole('tab', { name: 'web.yaml' }).click();
    expect(await textOf(other.page)).toBe(SERVICE);
    expect(new URL(other.page.url()).hash).toBe('');
    await other.close();
    await close();
  });

  test('a link does not take what the reader had', async () => {
    const { page, close } = await open();
    await write(page, 'kind: mine\n');
    await page.waitForFunction(() => localStorage.getItem('guide-playground')?.includes('mine'));
    const shared = { files: [{ name: 'a.yaml', text: 'kind: theirs\n' }], shown: 'a.yaml', version: '1.36' };
    await page.evaluate((hash) => {
      location.hash = hash;
    }, encodeLink(shared));
    await content(page).getByText('theirs').waitFor();
    expect(await page.getByLabel('쿠버네티스 버전').inputValue()).toBe('1.36');
    await page.getByRole('button', { name: '내가 쓰던 파일로 돌아가기' }).click();
    await content(page).getByText('mine').waitFor();
    await close();
  });

  const packed = (text: string) =>
    PREFIX + Buffer.from(deflateSync(strToU8(text), { level: 9 })).toString('base64url');
  const EVIL = '</textarea><img src=x onerror="seized=true"><script>seized=true</script>';
  test.each([
    [
      'cut off',
      encodeLink({ files: [{ name: 'a', text: SERVICE }], shown: '', version: '' }).slice(0, 40),
      '깨졌습니다',
    ],
    ['no base64', `${PREFIX}%3Cscript%3E`, '깨졌습니다'],
    ['a bomb', packed(`{"files":[{"name":"a","text":"${' '.repeat(50_000_000)}"}]}`), '너무 커서'],
    ['not a workspace', packed('{"__proto__":{"files":[]},"constructor":{}}'), '깨졌습니다'],
  ])('a hostile link: %s', async (_, fragment, said) => {
    const { page, faults, close } = await open(fragment);
    await page.locator('.play-note', { hasText: said }).waitFor();
    expect(await textOf(page)).toContain('apiVersion');
    expect(await violations(page)).toEqual([]);
    expect(faults).toEqual([]);
    await close();
  });

  test('a hostile link: script in names and texts stays text', async () => {
    const text = `apiVersion: v1\nkind: "${EVIL.replaceAll('"', '\\"')}"\nmetadata:\n  name: "${EVIL.replaceAll('"', "'")}"\n`;
    const json = JSON.stringify({
      files: [
        { name: EVIL, text },
        { name: '../../__proto__', text: EVIL },
      ],
      shown: EVIL,
    });
    const { page, faults, close } = await open(packed(json));
    await content(page).focus();
    await schemas(page);
    await page.locator('.play-problem').first().waitFor();
    const names = await page.getByRole('tab').allInnerTexts();
    expect(names.every((name) => /^[\w.-]+$/.test(name))).toBe(true);
    expect(await page.locator('.play img, .play script').count()).toBe(0);
    expect(await page.evaluate(() => [window.seized, ({} as { files?: unknown }).files])).toEqual([
      undefined,
      undefined,
    ]);
    expect(await violations(page)).toEqual([]);
    expect(faults).toEqual([]);
    await close();
  });

  test('by keyboard alone', async () => {
    const { page, close } = await open();
    await page.getByRole('tab', { name: 'web.yaml' }).focus();
    await page.keyboard.press('Tab');
    // The editor holds Tab; Esc lets it go.
    await page.keyboard.press('Control+A');
    await page.keyboard.type('kind: Pod');
    await page.keyboard.press('Home');
    await page.keyboard.press('Tab');
    expect(await textOf(page)).toBe('  kind: Pod');
    // Esc holds for two seconds, which a stalled machine may let pass.
    const inEditor = () => page.evaluate(() => document.activeElement?.classList.contains('play-editor'));
    for (let tries = 0; tries < 5 && (await inEditor()); tries += 1) {
      await page.keyboard.press('Escape');
      await page.keyboard.press('Tab');
    }
    expect(await inEditor()).toBe(false);
    await page.keyboard.press('Shift+Tab');
    await schemas(page);
    await write(page, TWO_ERRORS);
    await summary(page, '오류 2개');
    await page.keyboard.press('F8');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: '고치기: NodePort', exact: true }).focus();
    await page.keyboard.press('Enter');
    await summary(page, '오류 1개');
    await page.getByRole('status').filter({ hasText: '오류 1개' }).waitFor({ state: 'attached' });
    await close();
  });

  test('a field is explained where the cursor stands, by keyboard', async () => {
    const { page, faults, close } = await open();
    await content(page).focus();
    await schemas(page);
    await write(page, SERVICE);
    await page.keyboard.press('Control+Home');
    for (let line = 0; line < 6; line += 1) await page.keyboard.press('ArrowDown');
    await page.keyboard.press('End');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Home');
    for (let letter = 0; letter < 3; letter += 1) await page.keyboard.press('ArrowRight');
    await page.keyboard.press('F1');
    await page.locator('.hover-head', { hasText: 'type' }).waitFor();
    expect(await page.locator('.hover-values').innerText()).toContain('NodePort');
    await expect
      .poll(() => page.locator('[aria-live]').allTextContents())
      .toContainEqual(expect.stringContaining('NodePort'));
    await page.keyboard.press('Escape');
    await expect.poll(() => page.locator('.hover').count()).toBe(0);
    // Where nothing is known, that is said.
    await page.keyboard.press('Control+End');
    await page.keyboard.press('F1');
    await page.locator('.hover').waitFor();
    await page.keyboard.type('x');
    await expect.poll(() => page.locator('.hover').count()).toBe(0);
    expect(await violations(page)).toEqual([]);
    expect(faults).toEqual([]);
    await close();
  });

  test('another version judges by its own fields, and is kept', async () => {
    const { page, close } = await open();
    await content(page).focus();
    await schemas(page);
    const pod =
      'apiVersion: v1\nkind: Pod\nmetadata:\n  name: a\nspec:\n  schedulingGroup:\n    podGroupName: b\n';
    await write(page, `${pod}  containers:\n    - name: c\n      image: nginx:1.29\n`);
    await summary(page, '문제가 없습니다');
    await page.getByLabel('쿠버네티스 버전').selectOption('1.35');
    await page.locator('.play-problem', { hasText: 'schedulingGroup' }).waitFor();
    expect(await page.getByRole('button', { name: 'API 서버의 판정' }).isDisabled()).toBe(true);
    await page.waitForFunction(() => localStorage.getItem('guide-playground')?.includes('1.35'));
    await page.reload();
    await content(page).waitFor();
    expect(await page.getByLabel('쿠버네티스 버전').inputValue()).toBe('1.35');
    await page.getByLabel('쿠버네티스 버전').selectOption('1.37');
    await summary(page, '문제가 없습니다');
    await close();
  });

  test('files come, get names, go and come back', async () => {
    const { page, close } = await open();
    await page.getByRole('button', { name: '길잡이의 파일' }).click();
    await page.getByLabel('찾기').fill('hello-svc');
    await page.getByRole('button', { name: 'hello-svc.yaml' }).click();
    await content(page).getByText('kind: Service').waitFor();
    await page.getByRole('button', { name: '이름 바꾸기' }).click();
    await page.getByLabel('새 이름').fill('../나의 서비스');
    await page.keyboard.press('Enter');
    expect(await page.getByRole('tab').allInnerTexts()).toEqual(['web.yaml', '나의-서비스.yaml']);
    await page.getByRole('button', { name: '지우기' }).click();
    expect(await page.getByRole('tab').allInnerTexts()).toEqual(['web.yaml']);
    await page.getByRole('button', { name: '되돌리기' }).click();
    expect(await page.getByRole('tab').allInnerTexts()).toEqual(['web.yaml', '나의-서비스.yaml']);
    await page.locator('.play-pick').setInputFiles([
      { name: 'mine.yml', mimeType: 'text/yaml', buffer: Buffer.from('kind: Mine\r\n') },
      { name: 'image.png', mimeType: 'image/png', buffer: Buffer.from([0x89, 0x50, 0xff, 0xfe]) },
    ]);
    await page.locator('.play-note', { hasText: 'image.png: UTF-8 글이 아닙니다.' }).waitFor();
    const saved = page.waitForEvent('download');
    await page.getByRole('button', { name: '모두 저장' }).click();
    expect((await saved).suggestedFilename()).toBe('playground.zip');
    await page.waitForFunction(() => localStorage.getItem('guide-playground')?.includes('Mine'));
    await page.reload();
    await content(page).getByText('Mine').waitFor();
    expect(await page.getByRole('tab').allInnerTexts()).toEqual(['web.yaml', '나의-서비스.yaml', 'mine.yml']);
    await close();
  });

  test('a megabyte of YAML and a heap of garbage leave the page awake', async () => {
    const { page, close } = await open();
    await content(page).focus();
    await schemas(page);
    const large = Array.from({ length: 5000 }, (_, index) => SERVICE.replace('door', `door-${index}`)).join(
      '---\n',
    );
    expect(large.length).toBeGreaterThan(500_000);
    const garbage = '{[&a *a !!x \u0000\t- ? : |>%@`"\''.repeat(20_000);
    for (const text of [`${large}${large}`.slice(0, 1_000_000), garbage]) {
      await write(page, text);
      // Whatever the checks do, a key is heard at once and the page answers.
      const late = await page.evaluate(async () => {
        let worst = 0;
        for (let turn = 0; turn < 40; turn += 1) {
          const before = performance.now();
          await new Promise((resolve) => setTimeout(resolve, 50));
          worst = Math.max(worst, performance.now() - before - 50);
        }
        return worst;
      });
      expect(late).toBeLessThan(1500);
    }
    await write(page, TWO_ERRORS);
    await summary(page, '오류 2개');
    await close();
  });

  test('the API server judges when it is asked, and live from then on', async () => {
    const { page, faults, close } = await open();
    await write(page, SERVICE.replace('name: door', 'name: Door_1'));
    await page.getByRole('button', { name: 'API 서버의 판정' }).click();
    await page.locator('.play-note', { hasText: 'API 서버가 거절합니다.' }).waitFor();
    expect(await page.locator('.play-verdict').innerText()).toContain(
      'The Service "Door_1" is invalid: metadata.name',
    );
    await page.locator('.play-engines', { hasText: 'API 서버까지' }).waitFor();
    await page.locator('.play-problem', { hasText: 'metadata.name' }).waitFor();
    await write(page, SERVICE);
    await summary(page, '문제가 없습니다');
    expect(await violations(page)).toEqual([]);
    expect(faults).toEqual([]);
    await close();
  });

  test('applied to the cluster, a Service appears; applied again, it changes', async () => {
    const { page, faults, close } = await open();
    await write(page, SERVICE);
    await page.getByRole('button', { name: '클러스터에 적용' }).click();
    await page.locator('.lab-screen', { hasText: 'service/door created' }).waitFor();
    await page.locator('.picture', { hasText: 'door' }).waitFor();
    await write(page, SERVICE.replace('port: 80', 'port: 81'));
    await page.getByRole('button', { name: '클러스터에 적용' }).click();
    await page.locator('.lab-screen', { hasText: 'service/door configured' }).waitFor();
    await page.locator('.lab-input').first().fill('kubectl get service door');
    await page.keyboard.press('Enter');
    await page.locator('.lab-screen', { hasText: /door\s+ClusterIP\s+10\.\S+\s+<none>\s+81\/TCP/ }).waitFor();
    expect(await violations(page)).toEqual([]);
    expect(faults).toEqual([]);
    await close();
  });

  test.each([
    ['desktop', { viewport: { width: 1280, height: 900 } }],
    ['phone', { viewport: { width: 390, height: 844 }, hasTouch: true }],
  ])('%s: no barrier in light and dark, nothing cut off', async (_, options) => {
    const { page, close } = await open('', { ...options, colorScheme: 'light', reducedMotion: 'reduce' });
    await content(page).focus();
    await schemas(page);
    await write(page, TWO_ERRORS);
    await summary(page, '오류 2개');
    await page.evaluate(axe.source);
    expect(await barriers(page), 'light').toEqual([]);
    await page.emulateMedia({ colorScheme: 'dark' });
    await page.locator('html[data-theme="dark"]').waitFor({ state: 'attached' });
    expect(await barriers(page), 'dark').toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(
      0,
    );
    await page.getByRole('button', { name: '공유', exact: true }).click();
    expect(await barriers(page), 'dialog').toEqual([]);
    await close();
  });
});
