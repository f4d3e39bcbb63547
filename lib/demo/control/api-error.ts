/** A refusal with its HTTP status, in Docker's words. */
export class ApiError extends Error {
  constructor(
    readonly status: number,
    message: string,
  ) {
    super(message);
  }
}

type GrpcCode =
  | 'InvalidArgument'
  | 'AlreadyExists'
  | 'FailedPrecondition'
  | 'Unimplemented'
  | 'Unknown'
  | 'NotFound';

const STATUS: Readonly<Record<GrpcCode, number>> = {
  InvalidArgument: 400,
  FailedPrecondition: 400,
  NotFound: 404,
  AlreadyExists: 409,
  Unknown: 500,
  Unimplemented: 501,
};

/** A refusal by the swarm's manager, which Docker passes on with its gRPC code. */
export function refusal(code: GrpcCode, message: string): ApiError {
  return new ApiError(STATUS[code], `rpc error: code = ${code} desc = ${message}`);
}

export function notFound(kind: string, id: string): ApiError {
  return new ApiError(404, `${kind} ${id} not found`);
}
