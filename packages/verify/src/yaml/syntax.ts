import { diagnose } from '../codes/index.ts';
import type { Diagnostic } from '../diagnostic.ts';
import { caseOf, type Explainer, type Unreadable } from './explain/case.ts';
import { controls, reserved, tabs } from './explain/characters.ts';
import { unusable } from './explain/json.ts';
import { aliasBomb, templates, undefinedAlias } from './explain/references.ts';
import {
  colonInValue,
  flowEntry,
  indentation,
  missingSpace,
  openBracket,
  openQuote,
} from './explain/structure.ts';

const anything: Explainer = ({ at, detail, guess }) => [
  diagnose('yaml-syntax', at(guess, guess + 1), {}, detail),
];

/** In this order: what is certain first, guesses by shape last. */
const EXPLAINERS: readonly Explainer[] = [
  controls,
  aliasBomb,
  undefinedAlias,
  templates,
  unusable,
  tabs,
  reserved,
  openQuote,
  openBracket,
  flowEntry,
  missingSpace,
  colonInValue,
  indentation,
  anything,
];

/** Says in the reader's words why a document cannot be read: the first explanation that fits. */
export function explainSyntax(unreadable: Unreadable): Diagnostic[] {
  const explained = caseOf(unreadable);
  for (const explain of EXPLAINERS) {
    const found = explain(explained);
    if (found.length > 0) return found;
  }
  return [];
}
