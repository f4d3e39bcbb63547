/** Environment variables by name. An empty one counts as absent: `ADMIN_PASSWORD=` in a compose file sets nothing. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** Reads a file's text; throws as `readFileSync` does. */
export type ReadText = (path: string) => string;

/** Reads variables one by one and collects every mistake, so that a person hears of all of them at once. */
export interface EnvironmentReader {
  readonly mistakes: readonly string[];
  /** Every name that was asked for: with what reads them, the one list of settings. */
  readonly names: ReadonlySet<string>;
  text(name: string): string | null;
  choice<const T extends string>(name: string, choices: readonly T[], fallback: T): T;
  /** A whole number from `min` to `max`. */
  whole<T>(name: string, range: { min: number; max: number }, fallback: T): number | T;
  /** A comma-separated list, in lower case; each entry looks like `pattern`, which `description` tells a person. */
  list(name: string, pattern: RegExp, description: string): readonly string[];
  /** The text of the file that NAME points to; null where NAME is not set. */
  file(name: string): string | null;
  /** The value of NAME, or of the file that NAME_FILE points to without its last newline. */
  secret(name: string, minLength: number): string | null;
  /** One more mistake, found by who read the value. */
  mistake(text: string): void;
}

export function readEnvironment(env: Environment, readText: ReadText): EnvironmentReader {
  const mistakes: string[] = [];
  const names = new Set<string>();
  const text = (name: string): string | null => {
    names.add(name);
    return env[name]?.trim() || null;
  };

  const file = (name: string): string | null => {
    const path = text(name);
    if (!path) return null;
    try {
      const value = readText(path).replace(/\r?\n$/, '');
      if (!value) mistakes.push(`${name}: ${path} is empty`);
      return value || null;
    } catch (cause) {
      mistakes.push(`${name}: ${cause instanceof Error ? cause.message : String(cause)}`);
      return null;
    }
  };

  return {
    mistakes,
    names,
    mistake: (mistake) => void mistakes.push(mistake),
    text,
    file,
    choice(name, choices, fallback) {
      const value = text(name);
      if (value === null) return fallback;
      const choice = choices.find((each) => each === value.toLowerCase());
      if (choice) return choice;
      mistakes.push(`${name}=${value}: must be ${choices.join(', ').replace(/, ([^,]*)$/, ' or $1')}`);
      return fallback;
    },
    whole(name, { min, max }, fallback) {
      const value = text(name);
      if (value === null) return fallback;
      const number = Number(value);
      if (/^\d+$/.test(value) && number >= min && number <= max) return number;
      mistakes.push(`${name}=${value}: must be a whole number from ${min} to ${max}`);
      return fallback;
    },
    list(name, pattern, description) {
      const entries = (text(name) ?? '').split(',').map((entry) => entry.trim().toLowerCase());
      const present = entries.filter(Boolean);
      const odd = present.filter((entry) => !pattern.test(entry));
      if (odd.length > 0) mistakes.push(`${name}: ${odd.join(', ')}: must be ${description}`);
      return present;
    },
    secret(name, minLength) {
      names.add(name);
      const direct = env[name] || null;
      const path = text(`${name}_FILE`);
      if (direct && path) {
        mistakes.push(`${name} and ${name}_FILE are both set: keep one`);
        return direct;
      }
      const value = direct ?? file(`${name}_FILE`);
      if (value && value.length < minLength) {
        mistakes.push(`${name}: must have at least ${minLength} characters`);
      }
      return value;
    },
  };
}
