import { dockerError } from '../wire/docker-error';
import { spanOf } from './json-span';

/** A service as Docker told it: whole, and its parts, as JSON text. */
export interface ServiceText {
  readonly service: string;
  readonly spec: string;
  /** `Version.Index` as Docker wrote it. */
  readonly version: string;
  /** null where Docker keeps none. */
  readonly previousSpec: string | null;
}

/** Throws `garbage` where the text is no service. */
export function serviceText(service: string): ServiceText {
  const part = (...path: string[]): string | null => {
    const span = spanOf(service, path);
    return span && service.slice(span.start, span.end);
  };
  const garbage = (cause?: unknown) => dockerError('garbage', 'not a service', cause);
  try {
    JSON.parse(service);
  } catch (error) {
    throw garbage(error);
  }
  const spec = part('Spec');
  const version = part('Version', 'Index');
  if (!spec?.startsWith('{') || !version) throw garbage();
  const previousSpec = part('PreviousSpec');
  return { service, spec, version, previousSpec: previousSpec?.startsWith('{') ? previousSpec : null };
}
