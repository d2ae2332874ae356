/** What became of one of many that were done together. */
export type Outcome<Out> = { value: Out } | { refused: unknown };

type Work<In, Out> = (key: string, batch: readonly In[]) => Promise<Outcome<Out>[]>;

/**
 * Work for the same thing that arrives while earlier work for it is under way is done together, in the order of its
 * arrival: nothing waits for company, and a rush shares its transactions. When `work` throws, its batch and all who wait
 * behind it hear of it: a database that is away would else keep them for its time limit once a batch.
 * @param most how many at a time
 */
export function together<In, Out>(work: Work<In, Out>, most: number) {
  type Waiting = { one: In; done: (value: Out) => void; failed: (reason: unknown) => void };
  const queues = new Map<string, Waiting[]>();

  async function drain(key: string, queue: Waiting[]) {
    while (queue.length > 0) await doNext(key, queue);
    queues.delete(key);
  }

  async function doNext(key: string, queue: Waiting[]) {
    const batch = queue.splice(0, most);
    try {
      const outcomes = await work(
        key,
        batch.map(({ one }) => one),
      );
      batch.forEach(({ done, failed }, at) => {
        const outcome = outcomes[at] ?? { refused: new Error("a batch was answered in part") };
        if ("value" in outcome) done(outcome.value);
        else failed(outcome.refused);
      });
    } catch (error) {
      for (const { failed } of [...batch, ...queue.splice(0)]) failed(error);
    }
  }

  return (key: string, one: In): Promise<Out> =>
    new Promise((done, failed) => {
      const queue = queues.get(key);
      if (queue) queue.push({ one, done, failed });
      else {
        const begun = [{ one, done, failed }];
        queues.set(key, begun);
        void drain(key, begun);
      }
    });
}

/**
 * The same work, in which what one of a batch brings along spoils it for nobody else: a batch that fails is tried again
 * one by one, in its order. Throws only what meets all.
 */
export const orEachAlone =
  <In, Out>(work: Work<In, Out>, meetsAll: (error: unknown) => boolean): Work<In, Out> =>
  async (key, batch) => {
    try {
      return await work(key, batch);
    } catch (error) {
      if (meetsAll(error)) throw error;
      if (batch.length === 1) return [{ refused: error }];
    }
    const outcomes: Outcome<Out>[] = [];
    for (const [at, one] of batch.entries()) {
      try {
        outcomes.push(...(await work(key, [one])));
      } catch (error) {
        if (meetsAll(error)) return [...outcomes, ...batch.slice(at).map(() => ({ refused: error }))];
        outcomes.push({ refused: error });
      }
    }
    return outcomes;
  };
