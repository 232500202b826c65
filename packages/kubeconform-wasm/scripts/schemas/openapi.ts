/** A definition as `k8s.io/kube-openapi` prints it (OpenAPI v2), as far as Kubernetes uses it. */
export interface OpenApiSchema {
  readonly description?: string;
  readonly type?: string;
  readonly format?: string;
  readonly $ref?: string;
  readonly enum?: readonly string[];
  readonly required?: readonly string[];
  readonly items?: OpenApiSchema;
  readonly properties?: Readonly<Record<string, OpenApiSchema>>;
  readonly additionalProperties?: OpenApiSchema;
}

export type OpenApi = Readonly<Record<string, OpenApiSchema>>;

/** The name behind `#/definitions/NAME`. */
export function refName(ref: string): string {
  return ref.slice('#/definitions/'.length);
}
