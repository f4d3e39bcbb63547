import type { NetworkId, NodeId, PayloadId, ServiceId, StackName, TaskId } from '../objects/ids';
import type { NodeAvailability, NodeRole } from '../objects/node';
import type { ServiceChanges, ServiceDraft } from '../objects/service-definition';
import type { ActivityFilter } from '../picture/kept-activity';

type Texts = Readonly<Record<string, string>>;

/** The kinds of fields that an action or a query can have. `lib/protocol/field-schemas.ts` says what each may hold. */
export interface FieldTypes {
  readonly 'service-id': ServiceId;
  readonly 'node-id': NodeId;
  readonly 'network-id': NetworkId;
  readonly 'task-id': TaskId;
  readonly 'payload-id': PayloadId;
  readonly 'stack-name': StackName;
  /** Of a stack that is gone; null: it was in none. */
  readonly 'stack-or-none': StackName | null;
  /** Under which the server keeps what was removed. */
  readonly removal: string;
  /** Of a stack that may be new. */
  readonly 'new-stack-name': StackName;
  readonly flag: boolean;
  /** Of something that is there: any name that Docker took. */
  readonly 'object-name': string;
  readonly 'object-names': readonly string[];
  /** Replicas of a replicated service, completions of a replicated job. */
  readonly 'replica-count': number;
  readonly image: string;
  /** Of the definition that an edit began with. */
  readonly edition: string;
  readonly 'service-changes': ServiceChanges;
  readonly 'variable-name': string;
  /** A compose file, as it was typed: its variables open. */
  readonly compose: string;
  /** The values of its variables. */
  readonly variables: Texts;
  readonly 'network-name': string;
  /** null: Docker chooses one. */
  readonly subnet: string | null;
  readonly 'payload-name': string;
  readonly 'payload-labels': Texts;
  /** What is in a payload, in base64. */
  readonly 'payload-data': string;
  readonly 'node-availability': NodeAvailability;
  readonly 'node-role': NodeRole;
  readonly 'node-labels': Texts;
  readonly repository: string;
  /** Of a line that the server remembers; null: of none. */
  readonly 'line-seq': number | null;
  readonly 'line-count': number;
  readonly 'activity-filter': ActivityFilter;
}

/** Inputs of many fields, by name. */
export interface InputTypes {
  readonly 'service-draft': ServiceDraft;
}

/** What an action or a query is sent with: the kind of each field, or all of them by name. */
export type Input = keyof InputTypes | Readonly<Record<string, keyof FieldTypes>>;

export type InputOf<I extends Input> = I extends keyof InputTypes
  ? InputTypes[I]
  : { readonly [K in keyof I]: FieldTypes[I[K] & keyof FieldTypes] };

/** Has its name where a person types. */
type Id = 'service-id' | 'node-id' | 'network-id' | 'payload-id' | 'stack-name' | 'new-stack-name';
/** Stands in a file. */
type InFile = 'payload-data';
/** No part of a command. */
type Unsaid = 'compose' | 'variables';

/** An input in the names that a person types; ids stay inside, and what is in a payload comes from a file of that name. */
export type NamedInput<I extends Input> = {
  readonly [K in keyof I as I[K] extends Id
    ? 'name'
    : I[K] extends InFile
      ? 'file'
      : I[K] extends Unsaid
        ? never
        : K]: I[K] extends Id | InFile ? string : FieldTypes[I[K] & keyof FieldTypes];
};
