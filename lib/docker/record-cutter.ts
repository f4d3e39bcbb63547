/** Cuts the bytes of a JSON list into its records as they come in, without parsing them. */
export interface RecordCutter {
  /** The records that this piece completes; null where the bytes are no list of versioned records. */
  push(piece: Buffer): RecordBytes[] | null;
  /** The last one, at the end; null where that is no end of a list. */
  end(): RecordBytes[] | null;
}

/** A record: the bytes of `data` from `start` to `end`. */
export interface RecordBytes {
  readonly id: string;
  readonly version: number;
  readonly data: Buffer;
  readonly start: number;
  readonly end: number;
}

/** How Docker begins every versioned record, and more bytes than that takes. */
const HEAD = /^\{"ID":"([A-Za-z0-9]+)","Version":\{"Index":(\d+)\}/;
const HEAD_BYTES = 128;

/**
 * Between two records. A quote inside a JSON string is escaped, so this is never a string's content; and what follows
 * `},` is never the value of a key, as the versioned networks nested in a task are.
 */
const BETWEEN = Buffer.from('},{"ID":"');

const NONE = Buffer.alloc(0);

export function createRecordCutter(): RecordCutter {
  /** From the start of a record that is not complete yet; in front of the first, the list's bracket. */
  let rest = NONE;
  let searched = 0;
  let isFirst = true;

  const cut = (data: Buffer, start: number, end: number): RecordBytes | null => {
    const [, id, version] =
      HEAD.exec(data.toString('latin1', start, Math.min(end, start + HEAD_BYTES))) ?? [];
    return id && version ? { id, version: Number(version), data, start, end } : null;
  };

  return {
    push(piece) {
      const data = rest.length > 0 ? Buffer.concat([rest, piece]) : piece;
      let start = 0;
      if (isFirst && data.length > 0) {
        if (data[0] !== 0x5b) return null;
        start = 1;
        searched = 1;
        isFirst = false;
      }
      const records: RecordBytes[] = [];
      for (;;) {
        const at = data.indexOf(BETWEEN, searched);
        if (at < 0) break;
        const record = cut(data, start, at + 1);
        if (!record) return null;
        records.push(record);
        start = at + 2;
        searched = start;
      }
      // A copy, so that what is done with is not kept for what is not.
      rest = Buffer.from(data.subarray(start));
      searched = Math.max(0, rest.length - BETWEEN.length);
      return records;
    },
    end() {
      const text = rest.toString('latin1').trimEnd();
      const last = text.endsWith(']') ? cut(rest, 0, text.length - 1) : null;
      return last && [last];
    },
  };
}
