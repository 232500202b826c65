import { describe, expect, test } from 'vitest';
import type { Schema } from '../../src/types.ts';
import { converter } from './convert.ts';
import type { OpenApiSchema } from './openapi.ts';

const quantity = 'io.k8s.apimachinery.pkg.api.resource.Quantity';
const everything = { needsName: () => true, requires: () => true, checksEnum: () => true };
const nothing = { needsName: () => false, requires: () => false, checksEnum: () => false };
const object = (properties: Record<string, OpenApiSchema>, required: string[] = []) => ({
  type: 'object',
  properties,
  required,
});
const colour: OpenApiSchema = { type: 'string', enum: ['Red', 'Blue'] };

describe('fields', () => {
  test.each<[what: string, field: OpenApiSchema, expected: Schema]>([
    ['a string', { type: 'string' }, { type: ['string', 'null'] }],
    [
      'an int32',
      { type: 'integer', format: 'int32' },
      { type: ['integer', 'null'], minimum: -(2 ** 31), maximum: 2 ** 31 - 1 },
    ],
    [
      'a list',
      { type: 'array', items: { type: 'string' } },
      { type: ['array', 'null'], items: { type: ['string', 'null'] } },
    ],
    [
      'a map',
      { type: 'object', additionalProperties: { type: 'string' } },
      { type: ['object', 'null'], additionalProperties: { type: ['string', 'null'] } },
    ],
    ['anything', {}, {}],
    ['a reference', { $ref: `#/definitions/${quantity}` }, { $ref: `#/definitions/${quantity}` }],
    ['an enum, or unset', colour, { type: ['string', 'null'], enum: ['Red', 'Blue', '', null] }],
    [
      'an enum with an empty value',
      { type: 'string', enum: ['', 'Red'] },
      { type: ['string', 'null'], enum: ['', 'Red', null] },
    ],
    [
      'a list of an enum',
      { type: 'array', items: colour },
      { type: ['array', 'null'], items: { type: ['string', 'null'], enum: ['Red', 'Blue', null] } },
    ],
  ])('%s', (_, field, expected) => {
    const schema = converter({ Shoe: object({ field }) }, everything)('Shoe');
    expect(schema).toEqual({
      type: ['object', 'null'],
      properties: { field: expected },
      additionalProperties: false,
    });
  });
});

describe('rules', () => {
  const openApi = {
    Shoe: object({ colour }, ['colour']),
    Shop: object({ status: { $ref: '#/definitions/ShopStatus' } }),
    ShopStatus: object({ colour }, ['colour']),
  };

  test.each<[what: string, rules: typeof everything, name: string, expected: Schema]>([
    [
      'a required enum is neither null nor empty',
      everything,
      'Shoe',
      { required: ['colour'], properties: { colour: { type: ['string'], enum: ['Red', 'Blue'] } } },
    ],
    [
      'what no server enforces is not asked for',
      nothing,
      'Shoe',
      { properties: { colour: { type: ['string', 'null'] } } },
    ],
    [
      'a status refers to its lax twin',
      everything,
      'Shop',
      { properties: { status: { $ref: '#/definitions/ShopStatus.status' } } },
    ],
    [
      'in a status nothing is asked for',
      everything,
      'ShopStatus.status',
      { properties: { colour: { type: ['string', 'null'] } } },
    ],
  ])('%s', (_, rules, name, expected) => {
    expect(converter(openApi, rules)(name)).toEqual({
      type: ['object', 'null'],
      additionalProperties: false,
      ...expected,
    });
  });
});
