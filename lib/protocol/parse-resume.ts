import { z } from 'zod';
import type { Resume } from './up';

const revision = z.int().min(0);
const resume = z.object({ epoch: z.string().max(64), revision });

/** Where a returning browser left off; null for one that comes anew, or says nothing that can be read. [P5] */
export const parseResume = (auth: unknown): Resume | null => resume.safeParse(auth).data ?? null;

/** The revision that a browser asks to go on from; null for anything else. [P5] */
export const parseRevision = (input: unknown): number | null => revision.safeParse(input).data ?? null;
