import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Answers of engines, kept between runs. Nothing about it ever fails: at worst it is empty, or not kept. */
export interface Answers {
  get(key: string): unknown;
  set(key: string, value: unknown): void;
  /** Writes what is new; what this run has not used is kept too, while there is room. */
  save(): Promise<void>;
}

/** An answer larger than this is not kept, in characters of JSON: it would slow down every other run. */
const LARGEST = 200_000;
/** All answers together, in characters. */
const ROOM = 16_000_000;

const NAME = /^answers-[0-9a-f]+\.json$/;

const checksum = (text: string): string => createHash('sha256').update(text).digest('hex');

/** The entries of a cache file; none when it is not whole. */
function read(text: string): Map<string, string> {
  const end = text.indexOf('\n');
  if (text.slice(0, end) !== checksum(text.slice(end + 1))) return new Map();
  const entries = JSON.parse(text.slice(end + 1)) as Record<string, string>;
  return new Map(Object.entries(entries));
}

/** The first entries, as many as there is room for. */
function withinRoom(entries: readonly (readonly [string, string])[]): readonly (readonly [string, string])[] {
  let size = 0;
  const end = entries.findIndex(([key, value]) => {
    size += key.length + value.length;
    return size > ROOM;
  });
  return end === -1 ? entries : entries.slice(0, end);
}

/**
 * Opens the answers of engines of one kind.
 *
 * @param folder where they lie; made when it is not there.
 * @param engines a hash of what gives the answers: others are never read.
 */
export async function openAnswers(folder: string, engines: string): Promise<Answers> {
  const name = `answers-${engines}.json`;
  const path = join(folder, name);
  const kept = await readFile(path, 'utf8')
    .then(read)
    .catch(() => new Map<string, string>());
  const used = new Map<string, string>();
  let changed = false;

  async function save(): Promise<void> {
    if (!changed) return;
    changed = false;
    const entries = withinRoom([...used, ...[...kept].filter(([key]) => !used.has(key))]);
    const body = JSON.stringify(Object.fromEntries(entries));
    const draft = join(folder, `${name}.${process.pid}.draft`);
    await mkdir(folder, { recursive: true });
    try {
      await writeFile(draft, `${checksum(body)}\n${body}`);
      await rename(draft, path);
    } finally {
      await rm(draft, { force: true });
    }
    // Nobody asks the engines of the past any more.
    const others = (await readdir(folder)).filter((other) => NAME.test(other) && other !== name);
    for (const other of others) await rm(join(folder, other), { force: true });
  }

  return {
    get(key) {
      const value = used.get(key) ?? kept.get(key);
      if (value === undefined) return undefined;
      used.set(key, value);
      return JSON.parse(value);
    },
    set(key, value) {
      const json = JSON.stringify(value);
      if (json.length > LARGEST) return;
      used.set(key, json);
      changed = true;
    },
    save: () => save().catch(() => undefined),
  };
}
