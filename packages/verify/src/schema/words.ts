import type { Json } from '../yaml/index.ts';

const TYPES: Readonly<Record<string, string>> = {
  string: '문자열',
  integer: '정수',
  number: '수',
  boolean: '불리언(true 또는 false)',
  object: '맵',
  array: '목록',
};

/** The Korean name of a JSON schema type that is wanted. */
export function typeName(type: string): string {
  return TYPES[type] ?? type;
}

/** The Korean name of a value's type. */
export function kindOfValue(value: Json | undefined): string {
  if (value === null || value === undefined) return '빈 값';
  if (Array.isArray(value)) return '목록';
  if (typeof value === 'number') return Number.isInteger(value) ? '정수' : '소수';
  return { string: '문자열', boolean: '불리언', object: '맵' }[
    typeof value as 'string' | 'boolean' | 'object'
  ];
}
