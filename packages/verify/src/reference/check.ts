import type { Diagnostic } from '../diagnostic.ts';
import { deprecatedApi } from './deprecated.ts';
import { externalNameIp } from './external-name.ts';
import { headlessPort, headlessSpelling } from './headless.ts';
import { imageTag } from './image.ts';
import type { Located } from './model.ts';
import type { Rule } from './rule.ts';
import { type Pool, scopeOf } from './scope.ts';
import { servicePort } from './service-port.ts';
import { serviceSelector } from './service-selector.ts';
import { sliceLabel, sliceLoopback, sliceService } from './slice.ts';
import { templateLabels } from './template-labels.ts';

const RULES: readonly Rule[] = [
  templateLabels,
  serviceSelector,
  servicePort,
  headlessPort,
  headlessSpelling,
  externalNameIp,
  sliceLabel,
  sliceService,
  sliceLoopback,
  deprecatedApi,
  imageTag,
];

/**
 * Checks what the objects of one file say about each other and about those around them.
 *
 * @param own    the file's objects.
 * @param around what the files hold that belong together with it.
 */
export function checkReferences(own: readonly Located[], around: Pool): Diagnostic[] {
  const scope = scopeOf(own, around);
  return own.flatMap((object) => RULES.flatMap((rule) => rule(object, scope)));
}
