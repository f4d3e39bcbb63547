import { isPaused, type Service } from '../../objects/service';
import { action } from '../descriptor';

/** What can be done to a service. */
export const SERVICE_ACTIONS = {
  'scale-service': action({
    input: { service: 'service-id', replicas: 'replica-count' },
    audited: ['service', 'replicas'],
    command: ({ name, replicas }) => ['service', 'scale', `${name}=${replicas}`],
    undo: 'scale-service',
  }),
  'create-service': action({
    input: 'service-draft',
    audited: ['name', 'image'],
    command: null,
    undo: null,
  }),
  'edit-service': action({
    input: { service: 'service-id', edition: 'edition', changes: 'service-changes' },
    audited: ['service'],
    command: null,
    undo: null,
  }),
  'update-image': action({
    input: { service: 'service-id', image: 'image' },
    audited: ['service', 'image'],
    command: ({ name, image }) => ['service', 'update', '--image', image, name],
    undo: 'roll-back-service',
  }),
  'restart-service': action({
    input: { service: 'service-id' },
    audited: ['service'],
    command: ({ name }) => ['service', 'update', '--force', name],
    undo: null,
  }),
  'roll-back-service': action({
    input: { service: 'service-id' },
    audited: ['service'],
    command: ({ name }) => ['service', 'rollback', name],
    undo: 'roll-back-service',
  }),
  'resume-update': action({
    input: { service: 'service-id' },
    audited: ['service'],
    command: ({ name }) => ['service', 'update', name],
    undo: null,
  }),
  'remove-service': action({
    input: { service: 'service-id' },
    audited: ['service'],
    command: ({ name }) => ['service', 'rm', name],
    undo: 'bring-back',
  }),
} as const;

/** Those that ask first and are offered wherever a service is shown, in this order; each with the services that it is for. */
export const SERVICE_OFFERS = {
  'update-image': () => true,
  'restart-service': () => true,
  'resume-update': isPaused,
  'roll-back-service': ({ hasPrevious }) => hasPrevious,
} as const satisfies { readonly [K in keyof typeof SERVICE_ACTIONS]?: (service: Service) => boolean };

export type ServiceOffer = keyof typeof SERVICE_OFFERS;
