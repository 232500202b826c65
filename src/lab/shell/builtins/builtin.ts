import type { Frame } from '../state.ts';

/** A command of the shell itself: its exit code. */
export type Builtin = (args: readonly string[], frame: Frame) => Promise<number> | number;

export const out = ({ descriptors }: Frame, text: string): void => descriptors.get(1)?.output?.write(text);
