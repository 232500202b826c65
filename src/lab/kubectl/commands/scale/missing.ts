import { StatusError } from '../../../api.ts';

/** What a server says for a subresource that a kind does not have. */
export function notFoundSubresource(): StatusError {
  return new StatusError({
    code: 404,
    reason: 'NotFound',
    message: 'the server could not find the requested resource',
  });
}
