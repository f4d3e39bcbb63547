/** A published port: `published` is 0 where Docker has not chosen one yet. */
export interface Port {
  readonly protocol: 'tcp' | 'udp' | 'sctp';
  readonly target: number;
  readonly published: number;
  /** ingress: any node answers (routing mesh); host: only the task's node. */
  readonly mode: 'ingress' | 'host';
}

/** As `docker service ls` writes it: `*:8000->8080/tcp`. */
export const portText = (port: Port): string =>
  `${port.mode === 'ingress' ? '*:' : ''}${port.published || '?'}->${port.target}/${port.protocol}`;
