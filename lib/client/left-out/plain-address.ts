/**
 * Stands in a browser for what Next's link brings to write addresses and tell them apart: here every one is a text, and either
 * a path of ours or begins with its scheme. See next.config.mjs.
 */
export const formatUrl = (address: string): string => address;
export const isAbsoluteUrl = (address: string): boolean => /^[a-z][a-z\d+.-]*:/i.test(address);
export const isLocalURL = (address: string): boolean => !isAbsoluteUrl(address);
