export type {
  Bytes,
  Definitions,
  Descriptions,
  Kind,
  Kubeconform,
  Options,
  Result,
  Schema,
  Status,
  ValidateOptions,
  ValidationError,
} from './types.ts';
