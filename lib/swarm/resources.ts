/** CPU in billionths of a core, memory in bytes; 0 means none stated. */
export interface Resources {
  readonly nanoCpus: number;
  readonly memoryBytes: number;
}

export const NO_RESOURCES: Resources = { nanoCpus: 0, memoryBytes: 0 };
