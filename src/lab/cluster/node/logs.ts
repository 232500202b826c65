/** What one run of a container wrote. */
export interface Log {
  readonly lines: readonly { readonly at: number; readonly text: string }[];
  readonly ended: boolean;
  /** Calls back at every new piece and at the end; returns how to stop. */
  watch(listener: () => void): () => void;
}

interface WritableLog extends Log {
  write(text: string): void;
  end(): void;
}

function newLog(now: () => number): WritableLog {
  const lines: { at: number; text: string }[] = [];
  const listeners = new Set<() => void>();
  const tell = () => {
    for (const listener of [...listeners]) listener();
  };
  let open = false;
  let ended = false;
  return {
    lines,
    get ended() {
      return ended;
    },
    watch(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    write(text) {
      for (const piece of text.match(/[^\n]*\n|[^\n]+$/g) ?? []) {
        const last = lines.at(-1);
        if (open && last) last.text += piece;
        else lines.push({ at: now(), text: piece });
        open = !piece.endsWith('\n');
      }
      tell();
    },
    end() {
      ended = true;
      tell();
    },
  };
}

/** The logs of all containers, by Pod, container and run. The kubelet keeps the running one and the one before it. */
export interface Logs {
  open(pod: string, container: string, run: number): WritableLog;
  /** The log of the latest run, or of the one before it. */
  of(pod: string, container: string, previous?: boolean): Log | undefined;
  forget(pod: string): void;
}

export function logStore(now: () => number): Logs {
  const byPod = new Map<string, Map<string, { run: number; log: WritableLog }[]>>();
  return {
    open(pod, container, run) {
      const containers = byPod.get(pod) ?? new Map();
      byPod.set(pod, containers);
      const log = newLog(now);
      containers.set(container, [{ run, log }, ...(containers.get(container) ?? [])].slice(0, 2));
      return log;
    },
    of: (pod, container, previous = false) => byPod.get(pod)?.get(container)?.[previous ? 1 : 0]?.log,
    forget: (pod) => void byPod.delete(pod),
  };
}
