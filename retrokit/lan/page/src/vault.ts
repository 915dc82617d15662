// What the phone keeps, one entry per key, so that two tabs never overwrite each other's. Memory where storage is refused.

const ROOT = "retrokit/";
const DAY_MS = 24 * 60 * 60 * 1000;
/** Cards from before a session are kept so long, to be changed when it begins. */
const EARLY_MS = 14 * DAY_MS;

const memory = new Map<string, string>();

function box(): Storage | null {
  try {
    return window.localStorage;
  } catch {
    return null;
  }
}

/** The entries of one session (or of the door), under their own prefix. */
export class Vault {
  private readonly prefix: string;

  constructor(readonly scope: string) {
    this.prefix = `${ROOT}${scope}/`;
  }

  get<T>(key: string): T | undefined {
    const at = this.prefix + key;
    try {
      const text = memory.get(at) ?? box()?.getItem(at);
      return text == null ? undefined : (JSON.parse(text) as T);
    } catch {
      return undefined;
    }
  }

  put(key: string, value: unknown): void {
    const at = this.prefix + key;
    const text = JSON.stringify(value);
    try {
      const storage = box();
      if (!storage) throw new Error("refused");
      storage.setItem(at, text);
      memory.delete(at);
    } catch {
      memory.set(at, text);
    }
  }

  drop(key: string): void {
    forget((at) => at === this.prefix + key);
  }

  /** The keys that start with `start`, sorted. */
  keys(start: string): string[] {
    const from = this.prefix + start;
    return everyKey()
      .filter((at) => at.startsWith(from))
      .map((at) => at.slice(this.prefix.length))
      .sort();
  }

  all<T>(start: string): T[] {
    return this.keys(start)
      .map((key) => this.get<T>(key))
      .filter((value): value is T => value !== undefined);
  }

  /** Marks the session as in use today, for `sweep`. */
  touch(): void {
    this.put("at", Date.now());
  }

  wipe(): void {
    forget((at) => at.startsWith(this.prefix));
  }
}

/** Forgets every session that was not touched for 24 hours, and after two weeks one that had not begun. */
export function sweep(): void {
  const scopes = new Set(everyKey().map((at) => at.slice(ROOT.length).split("/", 1)[0] ?? ""));
  for (const scope of scopes) {
    const vault = new Vault(scope);
    const age = Date.now() - (vault.get<number>("at") ?? 0);
    const most = vault.get<boolean>("early") === true ? EARLY_MS : DAY_MS;
    if (age > most || age < -DAY_MS) vault.wipe();
  }
}

function everyKey(): string[] {
  const keys = new Set(memory.keys());
  try {
    const storage = box();
    for (let i = 0; storage && i < storage.length; i++) keys.add(storage.key(i) ?? "");
  } catch {
    // what memory has is all there is
  }
  return [...keys].filter((at) => at.startsWith(ROOT));
}

function forget(which: (at: string) => boolean): void {
  for (const at of everyKey().filter(which)) {
    memory.delete(at);
    try {
      box()?.removeItem(at);
    } catch {
      // nothing was stored where storage is refused
    }
  }
}
