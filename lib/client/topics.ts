/** Listeners by topic: who watches one task hears of that task alone. */
export interface Topics<T extends string> {
  /** Returns the function that ends the subscription. */
  on(topic: T, listener: () => void): () => void;
  /** Tells the topics' listeners in one go, so that React paints what they cause in one commit. */
  emit(topics: Iterable<T>): void;
  /** Tells every listener. */
  emitAll(): void;
}

export function createTopics<T extends string>(): Topics<T> {
  const listeners = new Map<T, Set<() => void>>();
  const emit = (topics: Iterable<T>) => {
    for (const topic of topics) for (const listener of [...(listeners.get(topic) ?? [])]) listener();
  };
  return {
    emit,
    emitAll: () => emit([...listeners.keys()]),
    on(topic, listener) {
      const set = listeners.get(topic) ?? new Set();
      listeners.set(topic, set.add(listener));
      return () => {
        set.delete(listener);
        if (set.size === 0 && listeners.get(topic) === set) listeners.delete(topic);
      };
    },
  };
}
