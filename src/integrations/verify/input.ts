import { type Gathered, gather } from 'kubernetes-guide-verify/cli';

/** What decides how the project is checked. */
export interface JudgeOptions {
  /** Folder that holds `manifests/` and `content/`. */
  readonly root: string;
  /** Kubernetes minor versions, oldest first. */
  readonly versions: readonly string[];
  readonly base: string;
  /** Origin of the published site, when it is known. */
  readonly origin: string | undefined;
  /** Addresses that exist without being pages. */
  readonly routes: ReadonlySet<string>;
}

/**
 * All files of the project.
 * @throws what the file system throws when `manifests/` or `content/` cannot be read.
 */
export const gatherProject = ({ root }: JudgeOptions): Promise<Gathered> =>
  gather([], { root, cwd: root, stdin: async () => new Uint8Array() });
