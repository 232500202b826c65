import { StatusError } from '../../../api.ts';
import { Failure } from '../../errors.ts';

/** What goes wrong behind an upgraded connection comes back as text, not as a status of the API. */
export async function overConnection<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof StatusError && error.status.reason === 'InternalError') {
      throw new Failure(error.message);
    }
    throw error;
  }
}
