/** Changes with the messages' shapes; a page with another one reloads itself. A test asks for the next number. */
export const PROTOCOL_VERSION = 6;
