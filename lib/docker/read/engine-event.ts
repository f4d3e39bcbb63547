/** An event of `/events`, with only what the observer needs. */
export interface EngineEvent {
  readonly type: 'node' | 'service' | 'network' | 'secret' | 'config' | 'container';
  readonly action: string;
  /** The object's id; for a container event the id of the task that it belongs to. */
  readonly id: string;
}
