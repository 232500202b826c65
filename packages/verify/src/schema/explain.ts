import { diagnose } from '../codes/index.ts';
import type { Diagnostic } from '../diagnostic.ts';
import { nearest } from '../nearest.ts';
import { formatPath, type Json, locate, type Path, plainText } from '../yaml/index.ts';
import type { Fields } from './fields.ts';
import type { ManifestObject } from './object.ts';
import type { Places } from './places.ts';
import { type Problem, readProblem } from './problem.ts';
import { kindOfValue, typeName } from './words.ts';

/** One object that an engine has judged, with what is needed to speak about it. */
export interface Judged {
  readonly object: ManifestObject;
  readonly places: Places;
  readonly fields: Fields;
}

/** Where an error lies: the path in the object, and its siblings' problems at the same place. */
export interface Complaint {
  readonly path: Path;
  readonly message: string;
  readonly missingHere: readonly string[];
}

function valueIn(object: ManifestObject, path: Path): Json | undefined {
  let current: Json | undefined = object.value;
  for (const part of path) {
    if (typeof current !== 'object' || current === null) return undefined;
    current = (current as Record<string | number, Json>)[part];
  }
  return current;
}

function explainUnknown(judged: Judged, complaint: Complaint, fields: readonly string[]): Diagnostic[] {
  const { object, places } = judged;
  const { path, message, missingHere } = complaint;
  const known = judged.fields.at(path);
  return fields.map((field) => {
    const meant = field.replace(/[\s\p{Cf}]/gu, '');
    const required = missingHere.find((name) => name.toLowerCase().includes(meant.toLowerCase()));
    const near = required ?? nearest(meant, known) ?? '';
    const elsewhere = near === '' ? judged.fields.elsewhere(meant, path) : '';
    const data = { field, parent: formatPath(path), nearest: near, elsewhere, known };
    const extra = { path: formatPath([...path, field]), detail: message };
    return diagnose('schema-unknown-field', places.key([...object.path, ...path, field]), data, extra);
  });
}

function explainType(
  judged: Judged,
  { path, message }: Complaint,
  problem: Problem & { kind: 'type' },
): Diagnostic {
  const { object, places } = judged;
  const full = [...object.path, ...path];
  const value = valueIn(object, path);
  const spot = locate(object.node, path);
  const source =
    spot.path.length === path.length && spot.node.kind === 'scalar' ? spot.node.text : plainText(value);
  const data = {
    path: formatPath(path),
    got: kindOfValue(value),
    value: source,
    written: places.written(full),
    want: problem.want.map(typeName),
  };
  return diagnose('schema-type', places.value(full), data, { path: formatPath(path), detail: message });
}

/** Says in the reader's words what one error of the engine means. */
export function explain(judged: Judged, complaint: Complaint): Diagnostic[] {
  const { object, places } = judged;
  const { path, message } = complaint;
  const problem = readProblem(message);
  const full = [...object.path, ...path];
  const name = formatPath(path);
  const extra = { path: name, detail: message };
  const value = plainText(valueIn(object, path));
  switch (problem.kind) {
    case 'unknown':
      return explainUnknown(judged, complaint, problem.fields);
    case 'type':
      return [explainType(judged, complaint, problem)];
    case 'missing':
      return problem.fields.map((field) =>
        diagnose(
          'schema-required',
          places.key(full),
          { path: name, field },
          { ...extra, path: formatPath([...path, field]) },
        ),
      );
    case 'enum': {
      const { allowed } = problem;
      const data = { path: name, value, allowed, nearest: nearest(value, allowed) ?? '' };
      return [diagnose('schema-enum', places.value(full), data, extra)];
    }
    case 'range': {
      const { bound, limit } = problem;
      return [diagnose('schema-range', places.value(full), { path: name, value, bound, limit }, extra)];
    }
    case 'format':
      return [
        diagnose('schema-format', places.value(full), { path: name, value, format: problem.format }, extra),
      ];
    case 'other':
      return [diagnose('schema-value', places.value(full), { path: name, value }, extra)];
  }
}
