import { isPaused, type Service } from '../objects/service';

/** What is offered wherever a service is shown, and asks first. */
export const SERVICE_OFFERS = [
  'update-image',
  'restart-service',
  'roll-back-service',
  'resume-update',
] as const;
export type ServiceOffer = (typeof SERVICE_OFFERS)[number];

/** Whether the service is in a state for it. */
export function isOffered(offer: ServiceOffer, service: Service): boolean {
  if (offer === 'roll-back-service') return service.hasPrevious;
  return offer !== 'resume-update' || isPaused(service);
}
